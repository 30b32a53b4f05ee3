package dev.hone.app;

/// The command line's entry point.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ErrorStream.bypassFilter();
        System.out.println("hone");
    }
}

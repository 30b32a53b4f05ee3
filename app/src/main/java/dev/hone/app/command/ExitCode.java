package dev.hone.app.command;

/// How a command ends, as the shell sees it.
public final class ExitCode {
    /// Done.
    public static final int OK = 0;

    /// Done, and what was checked is not as it should be.
    public static final int FOUND = 1;

    /// The command line, a recipe or an input file is wrong.
    public static final int INPUT = 2;

    /// A run stopped itself: numbers that are not finite, log-probabilities that are not exact, answers not judged.
    public static final int STOPPED = 3;

    /// The machine refused: a disk that is full or fails, too little memory.
    public static final int MACHINE = 4;

    /// A fault of the program.
    public static final int FAULT = 70;

    /// Cancelled by Ctrl-C.
    public static final int CANCELLED = 130;

    private ExitCode() {}
}

package dev.hone.engine.internal.jinja;

/// Values that every template shares.
public final class Constants {
    public static final Value TRUE = new Value.Truth(true);
    public static final Value FALSE = new Value.Truth(false);
    public static final Value NONE = new Value.None();
    static final Value EMPTY = new Value.Text("");

    private Constants() {}
}

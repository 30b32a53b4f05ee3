package dev.hone.lab.protocol;

import java.util.Locale;

/// How much is spent on a question.
public enum Profile {
    /// Seconds: walks every path of the code and decides nothing.
    SMOKE,
    /// Minutes on two cores.
    QUICK,
    /// Hours.
    FULL;

    /// As the command line spells it.
    public String spelt() {
        return name().toLowerCase(Locale.ROOT);
    }
}

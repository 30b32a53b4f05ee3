package dev.hone.lab.paper;

/// How well we read a paper before quoting it.
public enum Reading {
    /// Its text or code was read.
    CHECKED("checked", "we read its text or code"),
    /// Known from its abstract or from somebody's summary.
    SECONDARY("secondary", "known from its abstract or a summary"),
    /// Recalled, not looked up again.
    UNCONFIRMED("unconfirmed", "recalled, not looked up again");

    private final String label;
    private final String meaning;

    Reading(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /// As files and pages spell it.
    public String label() {
        return label;
    }

    /// What it says, in a few words.
    public String meaning() {
        return meaning;
    }
}

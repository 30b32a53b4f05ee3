package dev.hone.lab.note;

/// How sure the literature lets one be of a note's short answer.
public enum Certainty {
    /// Several groups report the same sign.
    REPLICATED("replicated", "several groups agree on the sign"),
    /// One group reports it.
    SINGLE_REPORT("single report", "one group reports it"),
    /// Reports disagree.
    CONTESTED("contested", "reports disagree"),
    /// Nobody has measured it well.
    OPEN("open", "nobody has measured it well");

    private final String label;
    private final String meaning;

    Certainty(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /// As pages print it.
    public String label() {
        return label;
    }

    /// What it says, in a few words.
    public String meaning() {
        return meaning;
    }

    /// As files spell it.
    public String key() {
        return label.replace(' ', '-');
    }
}

package dev.hone.lab.note;

/// The sections of a note, in the order in which they stand.
public enum NoteSection {
    REPORTED("What was reported"),
    MECHANISM("How it works"),
    TRAPS("What could fool you"),
    TEST("How it is tested here"),
    TURNING_POINTS("What would change the answer"),
    /// The exact design of the experiment; folded in the page and not counted among the words of the article.
    PROTOCOL("Protocol");

    private final String heading;

    NoteSection(String heading) {
        this.heading = heading;
    }

    /// The text of its heading.
    public String heading() {
        return heading;
    }
}

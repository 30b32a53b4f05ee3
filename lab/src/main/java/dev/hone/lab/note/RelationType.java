package dev.hone.lab.note;

/// What one note does to another, read as "this note TYPE that note".
public enum RelationType {
    SUPPORTS("supports", "supported by"),
    CONTRADICTS("contradicts", "contradicted by"),
    EXPLAINS("explains", "explained by"),
    LIMITS("limits", "limited by"),
    SAME_MECHANISM("same mechanism", "same mechanism"),
    BUILDS_ON("builds on", "basis of");

    private final String label;
    private final String inverse;

    RelationType(String label, String inverse) {
        this.label = label;
        this.inverse = inverse;
    }

    /// As files and pages spell it.
    public String label() {
        return label;
    }

    /// As it reads from the other note.
    public String inverse() {
        return inverse;
    }

    /// The label in one word, for style sheets.
    public String key() {
        return label.replace(' ', '-');
    }
}

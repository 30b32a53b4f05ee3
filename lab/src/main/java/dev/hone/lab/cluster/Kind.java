package dev.hone.lab.cluster;

/// What a file of a cluster describes; its folder and ending say it.
public enum Kind {
    CLUSTER("", ".md"),
    TOPIC("topics", ".md"),
    NOTE("notes", ".md"),
    PAPER("papers", ".yaml"),
    THREAD("threads", ".md"),
    TRAIL("trails", ".md"),
    TERM("glossary", ".md");

    private final String folder;
    private final String ending;

    Kind(String folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /// The folder in which its files lie; empty for the cluster's own.
    public String folder() {
        return folder;
    }

    /// How its files' names end.
    public String ending() {
        return ending;
    }
}

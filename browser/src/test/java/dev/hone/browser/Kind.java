package dev.hone.browser;

/// The kinds of page, with one page of each.
enum Kind {
    CARDS("index.html"),
    LIST("list.html"),
    MAP("map.html"),
    TOPIC("topics/verifiable-rewards.html"),
    ARTICLE("notes/rlvr-boundary-expansion.html"),
    THREADS("threads/index.html"),
    THREAD("threads/does-rlvr-expand-or-narrow.html"),
    TRAILS("trails/index.html"),
    TRAIL("trails/newcomer.html"),
    PAPERS("papers/index.html"),
    PAPERS_BY_TOPIC("papers/by-topic.html"),
    PAPER("papers/2504.13837.html"),
    GLOSSARY("glossary.html"),
    TOYS("toys.html"),
    GUIDE("guide.html"),
    RUNS("runs/index.html"),
    RUN("runs/first/index.html"),
    ROLLOUTS("runs/first/rollouts.html"),
    COMPARE("runs/compare.html?run=first&run=second"),
    MODELS("models.html"),
    TASKS("tasks.html"),
    PLAYGROUND("playground.html"),
    SEARCH("search.html?q=entropy"),
    NOT_FOUND("404.html");

    private final String path;

    Kind(String path) {
        this.path = path;
    }

    /// Its path within the site.
    String path() {
        return path;
    }
}

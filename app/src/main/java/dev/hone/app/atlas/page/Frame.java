package dev.hone.app.atlas.page;

import dev.hone.app.atlas.site.Links;

/// What every page has around its content.
///
/// @param description a sentence for search engines and link previews
/// @param part the part of the site that the page belongs to
/// @param version the program's version
public record Frame(String title, String description, Links links, Part part, String version) {
    /// The parts that the masthead names.
    public enum Part {
        QUESTIONS("Questions", "index.html"),
        THREADS("Threads", "threads/index.html"),
        TRAILS("Trails", "trails/index.html"),
        PAPERS("Papers", "papers/index.html"),
        GLOSSARY("Glossary", "glossary.html"),
        TOYS("Toys", "toys.html"),
        GUIDE("How to read", "guide.html"),
        RUNS("Runs", "runs/index.html"),
        MODELS("Models", "models.html"),
        TASKS("Tasks", "tasks.html"),
        PLAYGROUND("Playground", "playground.html");

        private final String title;
        private final String path;

        Part(String title, String path) {
            this.title = title;
            this.path = path;
        }

        /// As the masthead prints it.
        public String title() {
            return title;
        }

        /// Its first page.
        public String path() {
            return path;
        }
    }
}

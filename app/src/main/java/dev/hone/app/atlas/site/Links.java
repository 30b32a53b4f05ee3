package dev.hone.app.atlas.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses as one page writes them: relative to it, so that the site works under any path and from any server; or,
/// for a page that is shown at addresses of any depth, below a base.
///
/// @param page the page that holds the links, as a path within the site
/// @param base the path of the site on its server, with a slash at both ends; empty for relative addresses
public record Links(String page, String base) {
    /// Relative addresses.
    public Links(String page) {
        this(page, "");
    }

    /// The way from this page to a path within the site, which may end in `#fragment`.
    public String to(String path) {
        if (!base.isEmpty()) {
            return base + path;
        }
        String[] from = page.split("/");
        String[] target = path.split("/", -1);
        int same = 0;
        while (same < from.length - 1 && same < target.length - 1 && from[same].equals(target[same])) {
            same++;
        }
        var way = new StringBuilder("../".repeat(from.length - 1 - same));
        for (int i = same; i < target.length; i++) {
            way.append(i == same ? "" : "/").append(target[i]);
        }
        return way.toString();
    }

    /// The way to a note.
    public String note(String id) {
        return to(notePath(id));
    }

    /// The way to a topic.
    public String topic(String id) {
        return to("topics/" + id + ".html");
    }

    /// The way to a paper.
    public String paper(String id) {
        return to("papers/" + id + ".html");
    }

    /// The way to a thread.
    public String thread(String id) {
        return to("threads/" + id + ".html");
    }

    /// The way to a trail.
    public String trail(String id) {
        return to("trails/" + id + ".html");
    }

    /// The way to a term of the glossary.
    public String term(String id) {
        return to("glossary.html#" + id);
    }

    /// The way to a page or document of a run.
    public String run(String name, String document) {
        return to("runs/" + encoded(name) + "/" + document);
    }

    /// A name as part of an address.
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The way to a style sheet, script or font.
    public String asset(String name) {
        return to("assets/" + name);
    }

    /// A note's path within the site.
    public static String notePath(String id) {
        return "notes/" + id + ".html";
    }
}

package dev.hone.app.atlas.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page as its tags, read strictly: every `<` begins a tag, every attribute stands once and within quotes.
record HtmlPage(String path, List<Tag> tags, String text) {
    private static final String ATTRIBUTE = "\\s+([a-zA-Z][\\w:-]*)(?:=\"([^\"<]*)\")?";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]*)((?:" + ATTRIBUTE + ")*)\\s*(/?)>");
    private static final Pattern ONE = Pattern.compile(ATTRIBUTE);
    private static final String DOCTYPE = "<!doctype html>";

    /// Where a tag stands in its element.
    enum Place {
        OPENS, CLOSES, IS_EMPTY
    }

    /// A tag with its attributes as a browser reads them.
    record Tag(String name, Place place, Map<String, String> attributes) {
        Optional<String> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }
    }

    /// Takes a page apart.
    static HtmlPage parse(String path, String html) {
        if (!html.startsWith(DOCTYPE)) {
            throw new AssertionError(path + " begins without " + DOCTYPE);
        }
        var tags = new ArrayList<Tag>();
        var text = new StringBuilder();
        Matcher m = TAG.matcher(html);
        int at = DOCTYPE.length();
        while (m.find()) {
            text.append(plain(path, html.substring(at, m.start())));
            at = m.end();
            Place place = !m.group(1).isEmpty() ? Place.CLOSES : m.group(6).isEmpty() ? Place.OPENS : Place.IS_EMPTY;
            tags.add(new Tag(m.group(2), place, attributes(path, m.group(3))));
        }
        text.append(plain(path, html.substring(at)));
        return new HtmlPage(path, tags, text.toString());
    }

    private static String plain(String path, String text) {
        if (text.contains("<")) {
            throw new AssertionError(path + " has a '<' that begins no tag: " + text.strip());
        }
        return unescaped(text);
    }

    private static Map<String, String> attributes(String path, String text) {
        var attributes = new LinkedHashMap<String, String>();
        Matcher m = ONE.matcher(text);
        while (m.find()) {
            if (attributes.putIfAbsent(m.group(1), unescaped(m.group(2) == null ? "" : m.group(2))) != null) {
                throw new AssertionError(path + " has an attribute twice: " + text);
            }
        }
        return attributes;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#34;", "\"")
                .replace("&#39;", "'").replace("&amp;", "&");
    }

    /// The elements of this name.
    List<Tag> elements(String name) {
        return tags.stream().filter(t -> t.name().equals(name) && t.place() != Place.CLOSES).toList();
    }

    /// The tags before the body.
    List<Tag> head() {
        return tags.stream().takeWhile(t -> !t.name().equals("body")).toList();
    }

    /// All values of an attribute.
    Stream<String> values(String attribute) {
        return tags.stream().flatMap(t -> t.attribute(attribute).stream());
    }
}

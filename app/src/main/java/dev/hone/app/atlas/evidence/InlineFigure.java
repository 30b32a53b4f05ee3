package dev.hone.app.atlas.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An evidence's figure as a part of a page.
///
/// A figure as a document of its own has colours and a heading of its own. Within a page its ids must be unlike those
/// of other figures, its style sheet would hold for the whole page, and the page's chosen light or dark decides: the
/// atlas's style sheet has its colours. What is left is the picture, as wide as the page has room.
final class InlineFigure {
    private static final Pattern DOCUMENT = Pattern.compile(
            "<title id='t'>(?<title>.*?)</title><desc id='d'>(?<description>.*?)</desc>.*?"
                    + "<svg class='picture'[^>]* height='(?<height>\\d+)'[^>]*>(?<picture>.*)</svg>\\s*</svg>\\s*$",
            Pattern.DOTALL);

    private InlineFigure() {}

    /// @param svg as the laboratory writes it
    /// @param name unlike all others of the page
    /// @throws IllegalArgumentException if it is no figure of the laboratory
    static String of(String svg, String name) {
        Matcher document = DOCUMENT.matcher(svg);
        if (!document.find()) {
            throw new IllegalArgumentException(name + ": not a figure of the laboratory");
        }
        return """
                <svg width='100%%' height='%s' role='img' aria-labelledby='%s-t %s-d' \
                font-family='Inter, system-ui, sans-serif' font-size='13'>
                <title id='%s-t'>%s</title><desc id='%s-d'>%s</desc>
                %s</svg>
                """.formatted(document.group("height"), name, name, name, document.group("title"), name,
                document.group("description"), document.group("picture")).replace('\'', '"');
    }
}

package dev.hone.app.atlas.evidence;

/// An evidence's figure as a part of a page.
///
/// A figure as a document of its own has colours and a title of its own. Within a page its ids must be unlike those of
/// other figures, its style sheet would hold for the whole page, and the page's chosen light or dark decides: the
/// atlas's style sheet has its colours.
final class InlineFigure {
    private static final String HEADING = "<text x='24' y='20' font-weight='600' font-size='15'>[^<]*</text>\\s*";

    private InlineFigure() {}

    /// @param name unlike all others of the page
    static String of(String svg, String name) {
        return svg.replaceAll("(?s)<style>.*?</style>\\s*", "")
                .replaceFirst(HEADING, "")
                .replaceFirst("(<svg [^>]*viewBox='[^']*') width='\\d+' height='\\d+'", "$1")
                .replaceFirst("aria-labelledby='t d'", "aria-labelledby='" + name + "-t " + name + "-d'")
                .replaceFirst("<title id='t'>", "<title id='" + name + "-t'>")
                .replaceFirst("<desc id='d'>", "<desc id='" + name + "-d'>")
                .replace('\'', '"');
    }
}

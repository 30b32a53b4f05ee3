package dev.hone.lab.figure;

/// The beginning of every figure: size, title and description for those who do not see it, colours for light and dark.
final class Canvas {
    private Canvas() {}

    static String open(int width, int height, String title, String description) {
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img' \
                aria-labelledby='t d' font-family='Inter, system-ui, sans-serif' font-size='13'>
                <title id='t'>%s</title><desc id='d'>%s</desc>
                <style>svg{--ink:#1c1c1a;--soft:#6b6b66;--grid:#e4e4df;--paper:#fff}
                @media (prefers-color-scheme:dark){svg{--ink:#ececea;--soft:#a3a39d;--grid:#3a3a37;--paper:#1b1b1a}}
                text{fill:var(--ink)}.soft{fill:var(--soft)}</style>
                <rect width='100%%' height='100%%' fill='var(--paper)'/>
                <text x='24' y='20' font-weight='600' font-size='15'>%s</text>
                """.formatted(width, height, width, height, Xml.text(title), Xml.text(description), Xml.text(title));
    }
}

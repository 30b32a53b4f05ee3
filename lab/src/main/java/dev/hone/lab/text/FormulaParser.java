package dev.hone.lab.text;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/// Reads `$...$` and `$$...$$` before emphasis and escapes are looked for, so that TeX stays as it was written.
///
/// A single dollar opens a formula only where no space follows it, and closes one only where no space precedes it; the
/// next dollar that is not escaped must be the one that closes it.
final class FormulaParser implements InlineContentParser {
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int dollars = scanner.matchMultiple('$');
        if (dollars > 2) {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        while (scanner.find('$') >= 0) {
            Position end = scanner.position();
            String tex = scanner.getSource(start, end).getContent();
            if (isEscape(tex)) {
                scanner.next();
                continue;
            }
            int closing = scanner.matchMultiple('$');
            if (closing == dollars && closes(tex, dollars)) {
                Formula.Style style = dollars == 2 ? Formula.Style.DISPLAY : Formula.Style.INLINE;
                return ParsedInline.of(new Formula(tex.strip(), style), scanner.position());
            }
            if (dollars == 1) { // a formula within a line holds no dollar
                return ParsedInline.none();
            }
        }
        return ParsedInline.none();
    }

    private static boolean closes(String tex, int dollars) {
        if (tex.isBlank()) {
            return false;
        }
        return dollars == 2
                || !Character.isWhitespace(tex.charAt(0))
                        && !Character.isWhitespace(tex.charAt(tex.length() - 1));
    }

    /// Whether what follows is escaped: an odd number of backslashes precedes it.
    private static boolean isEscape(String tex) {
        return (tex.length() - tex.replaceFirst("\\\\+$", "").length()) % 2 == 1;
    }
}

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
/// A single dollar opens a formula only where no space follows it, and closes one only where no space precedes it.
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
            int closing = scanner.matchMultiple('$');
            String tex = scanner.getSource(start, end).getContent();
            if (closing == dollars && closes(tex, dollars)) {
                Formula.Style style = dollars == 2 ? Formula.Style.DISPLAY : Formula.Style.INLINE;
                return ParsedInline.of(new Formula(tex.strip(), style), scanner.position());
            }
        }
        return ParsedInline.none();
    }

    private static boolean closes(String tex, int dollars) {
        if (tex.isBlank() || tex.endsWith("\\")) {
            return false;
        }
        return dollars == 2
                || !Character.isWhitespace(tex.charAt(0))
                        && !Character.isWhitespace(tex.charAt(tex.length() - 1));
    }
}

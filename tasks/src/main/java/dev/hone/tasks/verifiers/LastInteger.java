package dev.hone.tasks.verifiers;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;

/// Takes the last integer of the text and compares it with the gold text, character for character.
///
/// The rule is `re.findall(r"-?\d+", text.replace(",", ""))[-1] == gold`: commas vanish, a minus directly before
/// the digits belongs to them, `7.0` ends in `0`, `007` is not `7`. Digits are those of any script.
public record LastInteger() implements Verifier {
    /// Longer runs of digits are quoted in part.
    private static final int LONGEST = 256;

    /// The last integer as it is written, without commas; empty where there is none. Runs of more than 256 digits count
    /// as found, cut to their last 256.
    public static String find(String text) {
        int i = text.length();
        while (i > 0 && !Character.isDigit(text.codePointBefore(i))) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        StringBuilder reversed = new StringBuilder();
        while (i > 0 && reversed.length() <= LONGEST) {
            int c = text.codePointBefore(i);
            if (Character.isDigit(c)) {
                reversed.appendCodePoint(c);
            } else if (c != ',') {
                break;
            }
            i -= Character.charCount(c);
        }
        if (!reversed.isEmpty() && i > 0 && text.charAt(i - 1) == '-') {
            reversed.append('-');
        }
        return reversed.reverse().toString();
    }

    @Override
    public String answer(String prediction) {
        return find(prediction);
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        String found = find(prediction);
        if (found.isEmpty()) {
            return new Verdict.Unparseable("no integer in the text");
        }
        return found.equals(gold)
                ? new Verdict.Correct("the last integer is " + Excerpt.of(found))
                : new Verdict.Incorrect(
                        "the last integer is " + Excerpt.of(found) + ", the answer is " + Excerpt.of(gold));
    }
}

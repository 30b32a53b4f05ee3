package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.List;
import java.util.stream.IntStream;

/// Strings of a, b, c and d that keep demands: `csn6,ba,!c,2d=` asks for six letters that begin with a, without c, with
/// exactly two d.
///
/// `n6` is the length, `ba` and `ea` the first and last letter, `!c` a letter that must not occur, `2d` how often one
/// must,
/// `+ab` a piece that must occur; `p` asks for a palindrome, `s` for letters in order, `x` for no two equal neighbours.
/// See [DemandList].
public record ConstrainedStrings() implements DemandList {
    private static final String DEMAND = "(?:n\\d{1,2}|[be!][a-d]|\\d[a-d]|\\+[a-d]{2}|[psx])";
    private static final Form FORM = Form.of("csn6,ba,!c,2d=", "cs(" + DEMAND + "(?:," + DEMAND + "){1,7})=");
    private static final List<String> KINDS = List.of("b", "e", "!", "#", "+", "p", "s", "x");

    @Override
    public String name() {
        return "constrained-strings";
    }

    @Override
    public String description() {
        return "strings that keep demands on length, letters and order: csn6,ba,!c,2d=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.CONSTRAINTS;
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.75, 0.9);
            case BUGGY -> new Accuracy(0.3, 0.45);
            case GUESS -> new Accuracy(0, 0.1);
        };
    }

    @Override
    public Form question() {
        return FORM;
    }

    @Override
    public String letters() {
        return "cs";
    }

    @Override
    public String characters() {
        return "abcd";
    }

    @Override
    public String draft(Draws draws) {
        String word = Words.random(draws, draws.between(4, 8), 4);
        return switch (draws.between(0, 5)) {
            case 0 -> Canonical.letters(word);
            case 1 -> word.substring(0, word.length() / 2)
                    + new StringBuilder(word.substring(0, (word.length() + 1) / 2)).reverse();
            default -> word;
        };
    }

    @Override
    public String demand(String text, Draws draws) {
        String kind = draws.pick(KINDS);
        String letter = Words.random(draws, 1, 4);
        int place = draws.between(0, text.length() - 2);
        return switch (kind) {
            case "b", "e", "!" -> kind + letter;
            case "#" -> count(text, letter) + letter;
            case "+" -> kind + text.substring(place, place + 2);
            default -> kind;
        };
    }

    private static int count(String text, String letter) {
        return text.length() - text.replace(letter, "").length();
    }

    @Override
    public String length(String text) {
        return "n" + text.length();
    }

    @Override
    public boolean isText(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'd');
    }

    @Override
    public boolean keeps(String text, String demand) {
        String rest = demand.substring(1);
        return switch (demand.charAt(0)) {
            case 'n' -> text.length() == Integer.parseInt(rest);
            case 'b' -> text.startsWith(rest);
            case 'e' -> text.endsWith(rest);
            case '!' -> !text.contains(rest);
            case '+' -> text.contains(rest);
            case 'p' -> new StringBuilder(text).reverse().toString().equals(text);
            case 's' -> Canonical.letters(text).equals(text);
            case 'x' -> IntStream.range(1, text.length()).noneMatch(i -> text.charAt(i) == text.charAt(i - 1));
            default -> count(text, rest) == demand.charAt(0) - '0';
        };
    }
}

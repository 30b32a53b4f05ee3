package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Functions on lists of digits, shown by examples: `li312>321,5146>6541,2090>9200:718=` is answered `871`, largest
/// first, by sorting and reversing.
///
/// The functions: `r` reverses, `s` sorts, `u` drops digits that have come before, `f` drops the first and `l` the
/// last, `i` adds one to each (after 9 comes 0), `e` keeps even digits, `c` moves the first to the end, `z` exchanges
/// first and last. See [RuleInduction].
///
/// Source: Rule, "The child as hacker", PhD thesis, MIT 2020, from which the kind of task is taken.
public record ListFunctions() implements RuleInduction {
    private static final String PAIR = "\\d{1,6}>\\d{1,6}";
    private static final Form FORM = Form.of(
            "li312>321,5146>6541,2090>9200:718=", "li(" + PAIR + "," + PAIR + "," + PAIR + "):(\\d{1,6})=");
    private static final List<NamedRule> RULES = List.of(
            new NamedRule("r", ListFunctions::reversed),
            new NamedRule("s", Canonical::letters),
            new NamedRule("u", ListFunctions::distinct),
            new NamedRule("f", list -> list.substring(1)),
            new NamedRule("l", list -> list.substring(0, list.length() - 1)),
            new NamedRule("i", ListFunctions::incremented),
            new NamedRule("e", list -> list.replaceAll("[13579]", "")),
            new NamedRule("c", list -> list.substring(1) + list.charAt(0)),
            new NamedRule("z", ListFunctions::exchanged));

    @Override
    public String name() {
        return "list-functions";
    }

    @Override
    public String description() {
        return "a function on lists of digits that examples show: li312>321,5146>6541,2090>9200:718=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.INDUCTION;
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.3, 0.45);
            case GUESS -> new Accuracy(0, 0.15);
        };
    }

    private static String reversed(String list) {
        return new StringBuilder(list).reverse().toString();
    }

    private static String distinct(String list) {
        return list.chars().distinct().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String incremented(String list) {
        return list.chars().mapToObj(c -> String.valueOf((c - '0' + 1) % 10)).collect(Collectors.joining());
    }

    private static String exchanged(String list) {
        int last = list.length() - 1;
        return last == 0 ? list : list.charAt(last) + list.substring(1, last) + list.charAt(0);
    }

    @Override
    public List<NamedRule> rules() {
        return RULES;
    }

    @Override
    public Form question() {
        return FORM;
    }

    @Override
    public String letters() {
        return "li";
    }

    @Override
    public String characters() {
        return "0123456789";
    }

    @Override
    public String input(Draws draws) {
        return IntStream.range(0, draws.between(3, 5))
                .mapToObj(i -> String.valueOf(draws.between(0, 9)))
                .collect(Collectors.joining());
    }
}

package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists of different numbers of 1 to 24 that keep demands: `ckn4,e,<,!8=` asks for four even numbers in ascending
/// order without 8.
///
/// `n4` is how many, `e` and `o` ask for even and odd numbers, `t` for multiples of three, `<` and `>` for ascending
/// and descending order, `+7` for a number that must occur and `!7` for one that must not, `m20` for none above 20,
/// `s30` for the sum. See [DemandList].
public record ConstrainedLists() implements DemandList {
    private static final String DEMAND = "(?:[nms+!]\\d{1,3}|[eot<>])";
    private static final Form FORM = Form.of("ckn4,e,<,!8=", "ck(" + DEMAND + "(?:," + DEMAND + "){1,7})=");
    private static final int LARGEST = 24;
    private static final List<String> KINDS = List.of("e", "o", "t", "<", ">", "+", "!", "m", "s");

    @Override
    public String name() {
        return "constrained-lists";
    }

    @Override
    public String description() {
        return "lists of numbers that keep demands on count, kind, order and sum: ckn4,e,<,!8=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.CONSTRAINTS;
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.7, 0.9);
            case BUGGY -> new Accuracy(0.35, 0.5);
            case GUESS -> new Accuracy(0, 0.15);
        };
    }

    @Override
    public Form question() {
        return FORM;
    }

    @Override
    public String letters() {
        return "ck";
    }

    @Override
    public String characters() {
        return "0123456789";
    }

    @Override
    public String draft(Draws draws) {
        int step = draws.between(1, 3);
        int least = step == 2 ? draws.between(1, 2) : step;
        int count = draws.between(3, 5);
        List<Integer> numbers = Arrays.stream(draws.permutation((LARGEST - least) / step + 1))
                .limit(count)
                .mapToObj(i -> least + step * i)
                .toList();
        return switch (draws.between(0, 3)) {
            case 0 -> text(numbers.stream().sorted());
            case 1 -> text(numbers.stream().sorted(Comparator.reverseOrder()));
            default -> text(numbers.stream());
        };
    }

    private static String text(Stream<Integer> numbers) {
        return numbers.map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public String demand(String text, Draws draws) {
        List<Integer> numbers = Form.list(text);
        String kind = draws.pick(KINDS);
        return switch (kind) {
            case "+" -> kind + draws.pick(numbers);
            case "!" -> kind + draws.between(1, LARGEST);
            case "m" -> kind + draws.between(numbers.stream().mapToInt(n -> n).max().orElse(1), LARGEST);
            case "s" -> kind + numbers.stream().mapToInt(n -> n).sum();
            default -> kind;
        };
    }

    @Override
    public String length(String text) {
        return "n" + Form.list(text).size();
    }

    @Override
    public boolean isText(String text) {
        Optional<List<Integer>> numbers = Whole.read(text, ",");
        return numbers.isPresent()
                && numbers.get().stream().allMatch(n -> n >= 1 && n <= LARGEST)
                && numbers.get().stream().distinct().count() == numbers.get().size();
    }

    @Override
    public boolean keeps(String text, String demand) {
        List<Integer> numbers = Form.list(text);
        int value = demand.length() > 1 ? Integer.parseInt(demand.substring(1)) : 0;
        return switch (demand.charAt(0)) {
            case 'n' -> numbers.size() == value;
            case 'e' -> numbers.stream().allMatch(n -> n % 2 == 0);
            case 'o' -> numbers.stream().allMatch(n -> n % 2 == 1);
            case 't' -> numbers.stream().allMatch(n -> n % 3 == 0);
            case '<' -> numbers.equals(numbers.stream().sorted().toList());
            case '>' -> numbers.equals(numbers.stream().sorted(Comparator.reverseOrder()).toList());
            case '+' -> numbers.contains(value);
            case '!' -> !numbers.contains(value);
            case 'm' -> numbers.stream().allMatch(n -> n <= value);
            default -> numbers.stream().mapToInt(n -> n).sum() == value;
        };
    }
}

package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The place of a number in a sorted list by halving: `bs4.9.13.20.31.44.58:44=` gives `1-7:20<44,5-7:44=44#6`.
///
/// Places count from 1; the middle of an even range is the left one. Difficulty is the number of probes. SLOPPY
/// misreads 12 % of the comparisons; BUGGY goes on in the wrong half, and names the last place that it saw; GUESS is
/// near.
public record BinarySearch() implements TinyFamily {
    private static final Form FORM = Form.of("bs4.9.13:13=", "bs(\\d{1,2}(?:\\.\\d{1,2}){0,15}):(\\d{1,2})=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "binary-search";
    }

    @Override
    public String description() {
        return "the place of a number in a sorted list by halving: bs4.9.13:13=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.75, 0.9);
            case BUGGY -> new Accuracy(0.2, 0.3);
            case GUESS -> new Accuracy(0.3, 0.45);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int[] order = draws.permutation(98);
            int size = draws.between(difficulty == 1 ? 3 : 1 << (difficulty - 1), (1 << Math.max(2, difficulty)) - 1);
            int[] numbers = Arrays.stream(order, 0, size).map(n -> n + 1).sorted().toArray();
            int place = draws.between(1, size);
            String prompt = "bs" + Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining("."))
                    + ":" + numbers[place - 1] + "=";
            var worked = Worked.plain();
            work(prompt, worked);
            if (worked.size() == difficulty) {
                return problem(prompt, String.valueOf(place), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            int place = Integer.parseInt(problem.reference());
            return "#" + Math.max(1, place + draws.pick(List.of(0, 0, 1, -1, 2, -2)));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        int[] numbers = Arrays.stream(parts.getFirst().split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        int wanted = Integer.parseInt(parts.getLast());
        int low = 1;
        int high = numbers.length;
        int middle = 1;
        while (low <= high) {
            middle = (low + high) / 2;
            int seen = numbers[middle - 1];
            char sign = seen == wanted ? '=' : seen < wanted != worked.slips() ? '<' : '>';
            worked.line(low + "-" + high + ":" + seen + sign + wanted);
            if (sign == '=') {
                break;
            }
            if (sign == '<' != worked.buggy()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return worked.answer(middle);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// The next number of a sequence by differences: `sq2,5,10,17=` gives `3.5.7,2.2,7+2=9,17+9=26#26`.
///
/// The numbers are a polynomial's values at 1, 2, 3 ...; differences are taken until they are all the same. Difficulty
/// is the degree, and two numbers more than needed are shown. SLOPPY errs in 8 % of the differences; BUGGY adds the
/// last first difference again; GUESS is near.
///
/// Source: Newton's forward differences.
public record Sequences() implements TinyFamily {
    private static final Form FORM = Form.of("sq2,5,10,17=", "sq(-?\\d{1,4}(?:,-?\\d{1,4}){2,6})=");
    private static final double SLIP = 0.08;

    @Override
    public String name() {
        return "sequences";
    }

    @Override
    public String description() {
        return "the next number of a sequence: sq2,5,10,17=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.INDUCTION;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(1, 1, 2);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.4, 0.55);
            case BUGGY -> new Accuracy(0.25, 0.4);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] state = new int[difficulty + 1];
        state[0] = draws.between(0, 30);
        for (int i = 1; i <= difficulty; i++) {
            int most = difficulty == 1 ? 12 : 5;
            state[i] = draws.between(1, most) * (draws.chance(0.3) ? -1 : 1);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < difficulty + 4; i++) {
            numbers.add(state[0]);
            for (int level = 0; level < difficulty; level++) {
                state[level] += state[level + 1];
            }
        }
        String prompt = "sq" + numbers.subList(0, difficulty + 3).stream().map(String::valueOf)
                .collect(Collectors.joining(",")) + "=";
        return problem(prompt, String.valueOf(numbers.getLast()), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.near(Integer.parseInt(problem.reference()), draws);
        }
        var worked = new Worked(style, draws, SLIP);
        List<Integer> row = Form.list(FORM.read(problem.prompt()).getFirst());
        Deque<Integer> lasts = new ArrayDeque<>(List.of(row.getLast()));
        do {
            List<Integer> differences = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                differences.add(worked.result(row.get(i) - row.get(i - 1)));
            }
            worked.line(differences.stream().map(String::valueOf).collect(Collectors.joining(".")));
            lasts.push(differences.getLast());
            row = differences;
        } while (!worked.buggy() && row.stream().distinct().count() > 1);
        int value = lasts.pop();
        while (!lasts.isEmpty()) {
            int last = lasts.pop();
            value = worked.line(last + (value < 0 ? "" : "+") + value, last + value);
        }
        return worked.answer(value);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Who tells the truth: `kna:!b,b:a&b=` says that a claims "b lies" and b claims "we both tell the truth", and gives
/// the cases in order with the first speaker who does not fit, `00!a,01!b,10Y#10`.
///
/// The answer has 1 for those who always tell the truth and 0 for those who always lie, in the order of the letters;
/// exactly one case fits. Difficulty is the number of speakers. SLOPPY misjudges 6 % of the claims; BUGGY looks at the
/// first speaker only; GUESS is random.
///
/// Source of the puzzle: Smullyan, "What Is the Name of This Book?", 1978.
public record KnightsAndKnaves() implements TinyFamily {
    private static final Form FORM =
            Form.of("kna:!b,b:a&b=", "kn((?:[a-e]:[a-e!&|^()]{1,12})(?:,[a-e]:[a-e!&|^()]{1,12}){1,4})=");
    private static final double SLIP = 0.06;

    @Override
    public String name() {
        return "knaves";
    }

    @Override
    public String description() {
        return "who tells the truth and who lies: kna:!b,b:a&b=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.LOGIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.7, 0.85);
            case BUGGY -> new Accuracy(0.25, 0.45);
            case GUESS -> new Accuracy(0.05, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<Formula> claims = new ArrayList<>();
            for (int i = 0; i < difficulty; i++) {
                claims.add(Formula.random(draws, draws.chance(0.3) ? 0 : 1, difficulty));
            }
            int[] fitting = IntStream.range(0, 1 << difficulty)
                    .filter(c -> liar(claims, c, difficulty, Worked.plain()) < 0)
                    .toArray();
            if (fitting.length == 1) {
                String text = IntStream.range(0, difficulty)
                        .mapToObj(i -> (char) ('a' + i) + ":" + claims.get(i).text())
                        .collect(Collectors.joining(","));
                return problem("kn" + text + "=", text(fitting[0], difficulty), difficulty);
            }
        }
    }

    /// The first of so many speakers whose claim does not fit the case; -1 where all do. The first letter is the
    /// highest bit of a case.
    private static int liar(List<Formula> claims, int state, int speakers, Worked worked) {
        int count = claims.size();
        int assignment = Integer.reverse(state) >>> (Integer.SIZE - count);
        for (int i = 0; i < speakers; i++) {
            boolean fits = claims.get(i).holds(assignment) == ((assignment >> i & 1) == 1);
            if (fits == worked.slips()) {
                return i;
            }
        }
        return -1;
    }

    private static String text(int state, int speakers) {
        return IntStream.range(0, speakers)
                .mapToObj(i -> String.valueOf(state >> (speakers - 1 - i) & 1))
                .collect(Collectors.joining());
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<Formula> claims = Arrays.stream(FORM.read(problem.prompt()).getFirst().split(",", -1))
                .map(claim -> Formula.parse(claim.substring(2)))
                .toList();
        int count = claims.size();
        if (style == Style.GUESS) {
            return "#" + text(draws.between(0, (1 << count) - 1), count);
        }
        var worked = new Worked(style, draws, SLIP);
        for (int state = 0; state < 1 << count; state++) {
            int liar = liar(claims, state, worked.buggy() ? 1 : count, worked);
            worked.line(text(state, count) + (liar < 0 ? "Y" : "!" + (char) ('a' + liar)));
            if (liar < 0) {
                return worked.answer(text(state, count));
            }
        }
        return worked.answer(text((1 << count) - 1, count));
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

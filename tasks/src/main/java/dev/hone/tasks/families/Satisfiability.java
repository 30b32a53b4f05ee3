package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.OptionalInt;

/// Values of `a`, `b`, ... that keep all clauses: `v3(a|!b)(b|c)(!a|c)=` may give `010!a|!b,000!b|c,001Y#001`.
///
/// Several answers are right; each is verified. Difficulty is the number of variables; there are half as many clauses
/// again. A trial names the first clause that it breaks, and the next one flips one of its letters (at most eight
/// trials). SLOPPY overlooks a broken clause or flips another letter in 15 % of the trials; BUGGY stops at the second
/// trial; GUESS answers at random.
///
/// Source of the walk: Papadimitriou, "On selecting a satisfying truth assignment", FOCS 1991.
public record Satisfiability() implements TinyFamily {
    private static final int MOST_TRIALS = 8;
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "satisfiability";
    }

    @Override
    public String description() {
        return "values that keep all clauses: v3(a|!b)(b|c)(!a|c)=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.LOGIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> new Accuracy(0.7, 0.95);
            case SLOPPY -> new Accuracy(0.5, 0.8);
            case BUGGY -> new Accuracy(0.25, 0.55);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            Clauses clauses = Clauses.random(draws, difficulty, difficulty + (difficulty + 1) / 2);
            OptionalInt solution = clauses.solution();
            if (solution.isPresent()) {
                return problem(clauses.question(), clauses.text(solution.getAsInt()), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Clauses clauses = Clauses.parse(problem.prompt());
        int assignment = draws.between(0, (1 << clauses.variables()) - 1);
        if (style == Style.GUESS) {
            return "#" + clauses.text(assignment);
        }
        StringBuilder trials = new StringBuilder();
        int most = style == Style.BUGGY ? 2 : MOST_TRIALS;
        for (int trial = 1;; trial++) {
            boolean slip = style == Style.SLOPPY && draws.chance(SLIP);
            OptionalInt broken = clauses.broken(assignment);
            trials.append(clauses.text(assignment));
            if (broken.isEmpty() || slip && draws.chance(0.5)) {
                return trials.append("Y#").append(clauses.text(assignment)).toString();
            }
            Clauses.Clause clause = clauses.clauses().get(broken.getAsInt());
            trials.append('!').append(clause.text());
            if (trial == most) {
                return trials.append('#').append(clauses.text(assignment)).toString();
            }
            trials.append(',');
            Clauses.Literal flipped = draws.chance(0.5) ? clause.left() : clause.right();
            assignment ^= 1 << (slip ? draws.between(0, clauses.variables() - 1) : flipped.variable());
        }
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(Satisfiability::check);
    }

    private static Verdict check(String gold, String answer) {
        Clauses clauses = Clauses.parse(gold);
        if (answer.length() != clauses.variables() || !answer.chars().allMatch(c -> c == '0' || c == '1')) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not " + clauses.variables() + " values of 0 or 1");
        }
        int assignment = 0;
        for (int i = 0; i < answer.length(); i++) {
            assignment |= (answer.charAt(i) - '0') << i;
        }
        OptionalInt broken = clauses.broken(assignment);
        return broken.isEmpty()
                ? new Verdict.Correct(Excerpt.of(answer) + " keeps all clauses")
                : new Verdict.Incorrect(Excerpt.of(answer) + " breaks "
                        + clauses.clauses().get(broken.getAsInt()).text());
    }
}

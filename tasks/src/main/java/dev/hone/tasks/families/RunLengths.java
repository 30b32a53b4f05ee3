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
import java.util.List;

/// Strings as runs, and back: `rlaaabb=` gives `aaa:a3,bb:b2#a3b2`, and `rla3b2=` gives `a3:aaa,b2:bb#aaabb`.
///
/// Difficulty is the number of runs. SLOPPY miscounts 15 % of the runs by one; BUGGY writes a run of one without its
/// number, or drops it; GUESS replaces characters.
public record RunLengths() implements TinyFamily {
    private static final Form FORM = Form.of("rla3b2=", "rl([a-d]{1,30}|(?:[a-d]\\d){1,9})=");
    private static final double SLIP = 0.15;
    private static final int LONGEST = 5;

    /// A letter, so many times.
    private record Run(char letter, int count) {
        String letters() {
            return String.valueOf(letter).repeat(count);
        }
    }

    @Override
    public String name() {
        return "run-length";
    }

    @Override
    public String description() {
        return "strings as runs, and back: rlaaabb=, rla3b2=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.STRINGS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.45, 0.65);
            case BUGGY -> new Accuracy(0.4, 0.55);
            case GUESS -> new Accuracy(0.05, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        StringBuilder letters = new StringBuilder();
        StringBuilder counts = new StringBuilder();
        for (int i = 0; i < difficulty; i++) {
            char letter = (char) ('a' + draws.between(0, 3));
            while (!letters.isEmpty() && letters.charAt(letters.length() - 1) == letter) {
                letter = (char) ('a' + draws.between(0, 3));
            }
            var run = new Run(letter, draws.between(1, LONGEST));
            letters.append(run.letters());
            counts.append(run.letter).append(run.count);
        }
        return draws.chance(0.5)
                ? problem("rl" + letters + "=", counts.toString(), difficulty)
                : problem("rl" + counts + "=", letters.toString(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        String given = FORM.read(problem.prompt()).getFirst();
        boolean toRuns = given.chars().allMatch(Character::isLetter);
        if (style == Style.GUESS) {
            return "#" + Guess.replaced(problem.reference(), toRuns ? "abcd12345" : "abcd", draws);
        }
        var worked = new Worked(style, draws, SLIP);
        StringBuilder out = new StringBuilder();
        for (Run right : toRuns ? runs(given) : counted(given)) {
            var run = new Run(right.letter, worked.slips() ? right.count + 1 : right.count);
            String code = run.letter + (worked.buggy() && run.count == 1 ? "" : String.valueOf(run.count));
            String letters = worked.buggy() && run.count == 1 ? "" : run.letters();
            worked.line(toRuns ? right.letters() + ":" + code : right.letter + "" + right.count + ":" + letters);
            out.append(toRuns ? code : letters);
        }
        return worked.answer(out.isEmpty() ? given : out);
    }

    private static List<Run> runs(String letters) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= letters.length(); i++) {
            if (i == letters.length() || letters.charAt(i) != letters.charAt(from)) {
                runs.add(new Run(letters.charAt(from), i - from));
                from = i;
            }
        }
        return runs;
    }

    private static List<Run> counted(String text) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 2) {
            runs.add(new Run(text.charAt(i), Digits.at(text, i + 1)));
        }
        return runs;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The parts into which a graph falls: `cnab,cd,be=` gives what each edge joins, `ab,cd,abe#abe,cd`.
///
/// Parts and letters may stand in any order. Difficulty is the number of edges; there are two parts. SLOPPY gets a
/// letter wrong in 10 % of the lines; BUGGY never joins two parts that have begun apart; GUESS cuts the letters at
/// random.
public record Components() implements TinyFamily {
    private static final Form FORM = Form.of("cnab,cd,be=", "cn([a-z]{2}(?:,[a-z]{2}){0,24})=");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final double SLIP = 0.1;

    @Override
    public String name() {
        return "components";
    }

    @Override
    public String description() {
        return "the parts into which a graph falls: cnab,cd,be=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.7);
            case BUGGY -> new Accuracy(0.7, 0.85);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String letters = Words.shuffled(LETTERS, draws).substring(0, difficulty + 2);
        int cut = draws.between(2, difficulty);
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < letters.length(); i++) {
            if (i != cut) {
                char other = letters.charAt(draws.between(i < cut ? 0 : cut, i - 1));
                edges.add(draws.chance(0.5) ? "" + letters.charAt(i) + other : "" + other + letters.charAt(i));
            }
        }
        List<String> shuffled = new ArrayList<>();
        for (int i : draws.permutation(edges.size())) {
            shuffled.add(edges.get(i));
        }
        String question = "cn" + String.join(",", shuffled) + "=";
        return problem(question, text(parts(question, Worked.plain())), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String letters = Words.shuffled(problem.reference().replace(",", ""), draws);
            int cut = draws.between(2, letters.length() - 2);
            return "#" + (Guess.isLucky(draws)
                    ? problem.reference()
                    : text(List.of(letters.substring(0, cut), letters.substring(cut))));
        }
        var worked = new Worked(style, draws, SLIP);
        return worked.answer(text(parts(problem.prompt(), worked)));
    }

    /// The parts after each edge in turn; writes what it joins.
    private static List<String> parts(String question, Worked worked) {
        List<String> parts = new ArrayList<>();
        for (String edge : FORM.read(question).getFirst().split(",", -1)) {
            List<String> touched = parts.stream()
                    .filter(p -> p.indexOf(edge.charAt(0)) >= 0 || p.indexOf(edge.charAt(1)) >= 0)
                    .limit(worked.buggy() ? 1 : 2)
                    .toList();
            String joined = Canonical.letters(
                    (edge + String.join("", touched)).chars().distinct().mapToObj(Character::toString)
                            .collect(Collectors.joining()));
            String written = worked.text(joined, LETTERS);
            worked.line(written);
            parts.removeAll(touched);
            parts.add(written);
        }
        return parts;
    }

    private static String text(List<String> parts) {
        return canonical(String.join(",", parts));
    }

    private static String canonical(String answer) {
        return Arrays.stream(answer.split(",", -1)).map(Canonical::letters).sorted().collect(Collectors.joining(","));
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(Components::check, Components::canonical);
    }

    private static Verdict check(String gold, String answer) {
        String wanted = text(parts(gold, Worked.plain()));
        return canonical(answer).equals(wanted)
                ? new Verdict.Correct("the parts are " + wanted)
                : new Verdict.Incorrect("the parts are " + wanted + ", not " + Excerpt.of(answer));
    }
}

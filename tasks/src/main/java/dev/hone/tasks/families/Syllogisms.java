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

/// What follows from sentences about kinds: `sya<b,b<c,c!d:a<d=` says that all a are b, all b are c and no c is d, and
/// asks whether all a are d; `Y` if it follows, `X` if it follows that no a is d, `0` if neither: `a<b,b<c,c!d#X`.
///
/// Every kind has members, and at most one kind directly above it. Work climbs from the first kind, then from the
/// second, then looks for a `!` between the two climbs. Difficulty is the number of sentences that are needed. SLOPPY
/// overlooks 8 % of the sentences; BUGGY also climbs down; GUESS is random.
public record Syllogisms() implements TinyFamily {
    private static final Form FORM = Form.of(
            "sya<b,b<c,c!d:a<d=", "sy([a-z][<!][a-z](?:,[a-z][<!][a-z]){0,12}):([a-z])<([a-z])=");
    private static final double SLIP = 0.08;
    private static final List<String> ANSWERS = List.of("Y", "X", "0");

    @Override
    public String name() {
        return "syllogisms";
    }

    @Override
    public String description() {
        return "what follows from sentences about kinds: sya<b,b<c,c!d:a<d=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.LOGIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.6, 0.8);
            case GUESS -> new Accuracy(0.25, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String wanted = draws.pick(ANSWERS);
        while (true) {
            String kinds = Words.shuffled("abcdefgh", draws).substring(0, Math.min(8, difficulty + 3));
            List<String> sentences = new ArrayList<>();
            for (int i = 1; i < kinds.length(); i++) {
                if (draws.chance(0.8)) {
                    sentences.add(kinds.charAt(i) + "<" + kinds.charAt(draws.between(Math.max(0, i - 2), i - 1)));
                }
            }
            int[] order = draws.permutation(kinds.length());
            sentences.add(draws.between(0, sentences.size()), kinds.charAt(order[0]) + "!" + kinds.charAt(order[1]));
            String known = "sy" + shuffled(sentences, draws) + ":";
            List<String> questions = kinds.chars()
                    .mapToObj(Character::toString)
                    .flatMap(a -> kinds.chars().mapToObj(b -> known + a + "<" + (char) b + "="))
                    .filter(question -> asks(question, wanted, difficulty))
                    .toList();
            boolean possible = kinds.chars().mapToObj(Character::toString).noneMatch(k -> isEmpty(k, sentences));
            if (possible && !questions.isEmpty()) {
                return problem(draws.pick(questions), wanted, difficulty);
            }
        }
    }

    private static boolean asks(String question, String wanted, int sentences) {
        var worked = Worked.plain();
        return work(question, worked).endsWith("#" + wanted) && worked.size() == sentences;
    }

    private static String shuffled(List<String> sentences, Draws draws) {
        return Arrays.stream(draws.permutation(sentences.size())).mapToObj(sentences::get)
                .collect(Collectors.joining(","));
    }

    /// Whether the sentences leave a kind no members.
    private static boolean isEmpty(String kind, List<String> sentences) {
        String above = climb(kind, sentences, Worked.plain());
        return sentences.stream().anyMatch(s -> s.charAt(1) == '!' && above.indexOf(s.charAt(0)) >= 0
                && above.indexOf(s.charAt(2)) >= 0);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return style == Style.GUESS
                ? "#" + draws.pick(ANSWERS)
                : work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        List<String> sentences = List.of(parts.getFirst().split(",", -1));
        String first = climb(parts.get(1), sentences, worked, parts.get(2));
        if (first.endsWith(parts.get(2))) {
            return worked.answer("Y");
        }
        String second = climb(parts.get(2), sentences, worked, parts.get(1));
        for (String s : sentences) {
            boolean between = first.indexOf(s.charAt(0)) >= 0 && second.indexOf(s.charAt(2)) >= 0
                    || first.indexOf(s.charAt(2)) >= 0 && second.indexOf(s.charAt(0)) >= 0;
            if (s.charAt(1) == '!' && between && !worked.slips()) {
                worked.line(s);
                return worked.answer("X");
            }
        }
        return worked.answer("0");
    }

    private static String climb(String kind, List<String> sentences, Worked worked) {
        return climb(kind, sentences, worked, "?");
    }

    /// The kind and all above it, up to the wanted one; writes the sentences used.
    private static String climb(String kind, List<String> sentences, Worked worked, String wanted) {
        StringBuilder climbed = new StringBuilder(kind);
        for (int i = 0; i < climbed.length() && climbed.indexOf(wanted) < 0; i++) {
            for (String s : sentences) {
                boolean up = s.charAt(0) == climbed.charAt(i);
                boolean used = s.charAt(1) == '<' && (up || worked.buggy() && s.charAt(2) == climbed.charAt(i));
                String next = s.substring(up ? 2 : 0, up ? 3 : 1);
                if (used && climbed.indexOf(next) < 0 && climbed.indexOf(wanted) < 0 && !worked.slips()) {
                    worked.line(s);
                    climbed.append(next);
                }
            }
        }
        return climbed.toString();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

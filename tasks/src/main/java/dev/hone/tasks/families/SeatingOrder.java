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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An order of people that keeps all demands: `stabc:c<a,b-c,a/2=` asks for c left of a, b beside c, and a not on seat
/// 2, and gives the seats as they are filled, a broken demand behind `!`: `a!c<a,b,ba!c<a,bc,bca#bca`.
///
/// Every such order is right; each is verified. People are tried in the order of their letters. Difficulty is their
/// number. SLOPPY forgets 10 % of the demands; BUGGY knows the first one only; GUESS shuffles.
public record SeatingOrder() implements TinyFamily {
    private static final String DEMAND = "[a-e](?:[-<][a-e]|/[1-5])";
    private static final Form FORM =
            Form.of("stabc:c<a,b-c,a/2=", "st(a[b-e]{1,4}):(" + DEMAND + "(?:," + DEMAND + "){0,7})=");
    private static final double SLIP = 0.1;
    private static final int MOST_LINES = 24;

    @Override
    public String name() {
        return "seating";
    }

    @Override
    public String description() {
        return "an order of people that keeps all demands: stabc:c<a,b-c,a/2=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.LOGIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.2, 0.35);
            case GUESS -> new Accuracy(0.1, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String people = "abcde".substring(0, difficulty);
        while (true) {
            String order = Words.shuffled(people, draws);
            Set<String> demands = new LinkedHashSet<>();
            while (demands.size() < difficulty) {
                String pair = Words.shuffled(people, draws).substring(0, 2);
                String demand = switch (draws.between(0, 2)) {
                    case 0 -> pair.charAt(0) + "<" + pair.charAt(1);
                    case 1 -> pair.charAt(0) + "-" + pair.charAt(1);
                    default -> pair.charAt(0) + "/" + draws.between(1, difficulty);
                };
                if (broken(order, List.of(demand)).isEmpty()) {
                    demands.add(demand);
                }
            }
            String question = "st" + people + ":" + String.join(",", demands) + "=";
            var worked = Worked.plain();
            String text = work(question, worked);
            if (worked.size() <= MOST_LINES) {
                return problem(question, text.substring(text.indexOf('#') + 1), difficulty);
            }
        }
    }

    /// The first demand that these seats, filled from the left, break already.
    private static Optional<String> broken(String seats, List<String> demands) {
        return demands.stream().filter(demand -> isBroken(seats, demand)).findFirst();
    }

    private static boolean isBroken(String seats, String demand) {
        int first = seats.indexOf(demand.charAt(0));
        int second = seats.indexOf(demand.charAt(2));
        return switch (demand.charAt(1)) {
            case '<' -> second >= 0 && (first < 0 || first > second);
            case '/' -> first == demand.charAt(2) - '1';
            default ->
                first >= 0 && second >= 0
                        ? Math.abs(first - second) != 1
                        : Math.max(first, second) >= 0 && Math.max(first, second) < seats.length() - 1;
        };
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return style == Style.GUESS
                ? "#" + Words.shuffled(problem.reference(), draws)
                : work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        List<String> demands = Arrays.stream(parts.getLast().split(",", -1))
                .limit(worked.buggy() ? 1 : Integer.MAX_VALUE)
                .filter(demand -> !worked.slips())
                .toList();
        Optional<String> order = fill("", parts.getFirst(), demands, worked);
        return worked.answer(order.orElse(parts.getFirst()));
    }

    private static Optional<String> fill(String seats, String people, List<String> demands, Worked worked) {
        if (seats.length() == people.length()) {
            return Optional.of(seats);
        }
        for (char person : people.toCharArray()) {
            String next = seats + person;
            if (seats.indexOf(person) < 0 && worked.size() <= 2 * MOST_LINES) {
                Optional<String> broken = broken(next, demands);
                worked.line(next + broken.map(demand -> "!" + demand).orElse(""));
                Optional<String> found =
                        broken.isPresent() ? Optional.empty() : fill(next, people, demands, worked);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(SeatingOrder::check);
    }

    private static Verdict check(String gold, String answer) {
        List<String> parts = FORM.read(gold);
        if (!Canonical.letters(answer).equals(Canonical.letters(parts.getFirst()))) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not seat each of " + parts.getFirst() + " once");
        }
        return broken(answer, List.of(parts.getLast().split(",", -1)))
                .<Verdict>map(demand -> new Verdict.Incorrect(Excerpt.of(answer) + " breaks " + demand))
                .orElseGet(() -> new Verdict.Correct(Excerpt.of(answer) + " keeps all demands"));
    }
}

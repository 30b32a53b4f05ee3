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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Numbers of a list that add up to a target: `su8,3,9,5>17=` gives partial sums,
/// `8,8+3=11,11+9=20X,11+5=16,8+9=17Y#8+9`.
///
/// Several answers are right; each is verified. The search takes numbers from left to right and steps back where a sum
/// is too large (`X`) or no number is left. Difficulty is how many numbers there are. SLOPPY errs in 8 % of the sums;
/// BUGGY takes every number that fits and never steps back; GUESS takes numbers at random.
public record SubsetSum() implements TinyFamily {
    private static final Form FORM = Form.of("su8,3,9,5>17=", "su(\\d{1,2}(?:,\\d{1,2}){1,7})>(\\d{1,3})=");
    private static final double SLIP = 0.08;
    private static final int MOST_LINES = 18;

    @Override
    public String name() {
        return "subset-sum";
    }

    @Override
    public String description() {
        return "numbers of a list that add up to a target: su8,3,9,5>17=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
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
            case SLOPPY -> new Accuracy(0.75, 0.9);
            case BUGGY -> new Accuracy(0.4, 0.6);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<Integer> numbers = new ArrayList<>();
            int target = 0;
            int taken = 0;
            for (int i = 0; i < difficulty; i++) {
                numbers.add(draws.between(2, 19));
                if (draws.chance(0.6)) {
                    target += numbers.getLast();
                    taken++;
                }
            }
            String prompt = "su" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + ">" + target
                    + "=";
            var worked = Worked.plain();
            if (taken >= 2 && taken < difficulty) {
                String text = work(prompt, worked);
                if (worked.size() < MOST_LINES) {
                    return problem(prompt, text.substring(text.indexOf('#') + 1), difficulty);
                }
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            List<Integer> numbers = Form.list(FORM.read(problem.prompt()).getFirst());
            List<Integer> taken = numbers.stream().filter(n -> draws.chance(0.5)).toList();
            return "#" + (Guess.isLucky(draws) || taken.isEmpty() ? problem.reference() : text(taken));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        List<Integer> taken = new ArrayList<>();
        search(Form.list(parts.getFirst()), Integer.parseInt(parts.getLast()), 0, 0, taken, worked);
        return worked.answer(text(taken));
    }

    private static boolean search(
            List<Integer> numbers, int target, int from, int sum, List<Integer> taken, Worked worked) {
        for (int i = from; i < numbers.size() && worked.size() < MOST_LINES; i++) {
            int number = numbers.get(i);
            int next = worked.natural(sum + number);
            String end = next == target ? "Y" : next > target ? "X" : "";
            worked.line((sum == 0 ? "" : sum + "+") + number + (sum == 0 ? "" : "=" + next) + end);
            if (next <= target) {
                taken.add(number);
                if (next == target || search(numbers, target, i + 1, next, taken, worked) || worked.buggy()) {
                    return true;
                }
                taken.removeLast();
            }
        }
        if (taken.isEmpty()) {
            taken.add(numbers.getFirst());
            return true;
        }
        return false;
    }

    private static String text(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("+"));
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(SubsetSum::check, Canonical.parts("+"));
    }

    private static Verdict check(String gold, String answer) {
        List<String> parts = FORM.read(gold);
        List<Integer> left = new ArrayList<>(Form.list(parts.getFirst()));
        Optional<List<Integer>> given = Whole.read(answer, "+");
        if (given.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a sum such as 8+9");
        }
        long sum = 0;
        for (Integer number : given.get()) {
            if (!left.remove(number)) {
                return new Verdict.Incorrect(Excerpt.of(answer) + " takes " + number + " too often");
            }
            sum += number;
        }
        return sum == Integer.parseInt(parts.getLast())
                ? new Verdict.Correct(Excerpt.of(answer) + " is " + sum)
                : new Verdict.Incorrect(Excerpt.of(answer) + " is " + sum + ", not " + parts.getLast());
    }
}

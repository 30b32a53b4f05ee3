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

/// A Markov algorithm on short strings: `wab>c,ca>b:abcab=` gives `ccab,ccc#ccc`.
///
/// Each step applies the first rule that fits, at its leftmost place; a rule turns two letters into one, so every
/// string comes to an end. Difficulty is the number of steps. SLOPPY writes a wrong letter in 12 % of the steps; BUGGY
/// knows the first rule only; GUESS drops letters at random.
public record StringRewriting() implements TinyFamily {
    private static final String LETTERS = "abc";
    private static final double SLIP = 0.12;
    private static final double GUESSED = 0.2;

    /// Two letters and what they become.
    private record Rule(String from, String to) {
        String text() {
            return from + ">" + to;
        }
    }

    /// A prompt, read.
    private record Question(List<Rule> rules, String start) {
        static Question of(Problem problem) {
            String prompt = problem.prompt();
            int colon = prompt.indexOf(':');
            List<Rule> rules = new ArrayList<>();
            for (String rule : prompt.substring(1, colon).split(",", -1)) {
                rules.add(new Rule(rule.substring(0, 2), rule.substring(3)));
            }
            return new Question(rules, prompt.substring(colon + 1, prompt.length() - 1));
        }

        /// The string after one step, or the same string where no rule fits.
        String step(String text) {
            for (Rule rule : rules) {
                int place = text.indexOf(rule.from());
                if (place >= 0) {
                    return text.substring(0, place) + rule.to() + text.substring(place + 2);
                }
            }
            return text;
        }

        String mistakenStep(String text) {
            return new Question(List.of(rules.getFirst()), start).step(text);
        }
    }

    @Override
    public String name() {
        return "rewriting";
    }

    @Override
    public String description() {
        return "rewriting a string by ordered rules until none fits: wab>c,ca>b:abcab=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.STRINGS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.85);
            case BUGGY -> new Accuracy(0.1, 0.6);
            case GUESS -> new Accuracy(0.1, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<Rule> rules = new ArrayList<>();
            int count = draws.between(2, 3);
            for (int i = 0; i < count; i++) {
                rules.add(new Rule(word(draws, 2), word(draws, 1)));
            }
            Question question = new Question(rules, word(draws, difficulty + draws.between(2, 3)));
            boolean distinct =
                    rules.stream().map(Rule::from).distinct().count() == rules.size();
            List<String> steps = steps(question);
            if (distinct && steps.size() == difficulty) {
                String prompt = "w" + String.join(",", rules.stream().map(Rule::text).toList()) + ":"
                        + question.start() + "=";
                return problem(prompt, steps.getLast(), difficulty);
            }
        }
    }

    private static String word(Draws draws, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(draws.between(0, LETTERS.length() - 1)));
        }
        return word.toString();
    }

    private static List<String> steps(Question question) {
        List<String> steps = new ArrayList<>();
        String text = question.start();
        for (String next = question.step(text); !next.equals(text); next = question.step(text)) {
            steps.add(next);
            text = next;
        }
        return steps;
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Question question = Question.of(problem);
        return switch (style) {
            case GUESS -> "#" + (draws.chance(GUESSED) ? problem.reference() : shortened(question.start(), draws));
            case STEPS, SLOPPY, BUGGY -> work(question, style, draws);
        };
    }

    private static String shortened(String start, Draws draws) {
        StringBuilder text = new StringBuilder(start);
        int length = draws.between(1, start.length() - 1);
        while (text.length() > length) {
            text.deleteCharAt(draws.between(0, text.length() - 1));
        }
        return text.toString();
    }

    private static String work(Question question, Style style, Draws draws) {
        List<String> lines = new ArrayList<>();
        String text = question.start();
        while (true) {
            String next = style == Style.BUGGY ? question.mistakenStep(text) : question.step(text);
            if (next.equals(text)) {
                return String.join(",", lines) + "#" + text;
            }
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                int place = draws.between(0, next.length() - 1);
                next = next.substring(0, place) + word(draws, 1) + next.substring(place + 1);
            }
            lines.add(next);
            text = next;
        }
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

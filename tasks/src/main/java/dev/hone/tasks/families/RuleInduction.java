package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;

/// Induction of a chain of rules from three examples, to be applied to a fourth text.
///
/// A question is `input>output` three times, then `:` and the text to change. Difficulty is the number of rules in the
/// chain; no shorter chain explains the examples, and all of this length that do give the same answer. Work writes the
/// text after each rule, `rule:text`, for the first example and then for the question. SLOPPY gets a character wrong in
/// 8 % of these; BUGGY stops after the first rule; GUESS applies any rule.
interface RuleInduction extends TinyFamily {
    /// The chance that a text is written wrongly.
    double SLIP = 0.08;

    /// Examples that a question shows.
    int EXAMPLES = 3;

    /// The rules to choose from.
    List<NamedRule> rules();

    /// The form of a question; its groups are the examples and the text to change.
    Form question();

    /// The letters of a question.
    String letters();

    /// The characters of texts.
    String characters();

    /// A text for the rules to change.
    String input(Draws draws);

    @Override
    default List<Integer> difficulties() {
        return List.of(1, 2, 3);
    }

    @Override
    default List<Integer> usualDifficulties() {
        return List.of(1, 1, 2);
    }

    @Override
    default Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<NamedRule> chain = new ArrayList<>();
            for (int i = 0; i < difficulty; i++) {
                chain.add(draws.pick(rules()));
            }
            List<String> examples = new ArrayList<>();
            boolean changes = true;
            for (int i = 0; i < EXAMPLES; i++) {
                String input = input(draws);
                String output = NamedRule.states(chain, input).getLast();
                changes &= !output.isEmpty() && !output.equals(input);
                examples.add(input + ">" + output);
            }
            String asked = input(draws);
            String answer = NamedRule.states(chain, asked).getLast();
            if (changes && !answer.isEmpty() && !answer.equals(asked) && settled(examples, asked, difficulty)) {
                return problem(letters() + String.join(",", examples) + ":" + asked + "=", answer, difficulty);
            }
        }
    }

    /// Whether the examples leave one answer, and need so many rules.
    private boolean settled(List<String> examples, String asked, int length) {
        for (int i = 1; i < length; i++) {
            if (NamedRule.chains(rules(), i).stream().anyMatch(chain -> explains(chain, examples))) {
                return false;
            }
        }
        return NamedRule.chains(rules(), length).stream()
                .filter(chain -> explains(chain, examples))
                .map(chain -> NamedRule.states(chain, asked).getLast())
                .distinct()
                .count() == 1;
    }

    private static boolean explains(List<NamedRule> chain, List<String> examples) {
        return examples.stream().allMatch(example -> {
            int arrow = example.indexOf('>');
            return NamedRule.states(chain, example.substring(0, arrow)).getLast().equals(example.substring(arrow + 1));
        });
    }

    @Override
    default String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> parts = question().read(problem.prompt());
        String asked = parts.getLast();
        if (style == Style.GUESS) {
            String guess = draws.pick(rules()).rule().apply(asked);
            return "#" + (guess.isEmpty() ? asked : guess);
        }
        List<String> examples = List.of(parts.getFirst().split(",", -1));
        List<NamedRule> chain = NamedRule.chains(rules(), problem.difficulty()).stream()
                .filter(c -> explains(c, examples))
                .findFirst()
                .orElseThrow();
        var worked = new Worked(style, draws, SLIP);
        String first = examples.getFirst();
        apply(chain, first.substring(0, first.indexOf('>')), worked);
        return worked.answer(apply(worked.buggy() ? chain.subList(0, 1) : chain, asked, worked));
    }

    private String apply(List<NamedRule> chain, String input, Worked worked) {
        String text = input;
        for (NamedRule rule : chain) {
            String next = rule.rule().apply(text);
            text = worked.text(next.isEmpty() ? text : next, characters());
            worked.line(rule.letter() + ":" + text);
        }
        return text;
    }

    @Override
    default Verifier verifier() {
        return MarkedAnswer.same();
    }
}

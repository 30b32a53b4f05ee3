package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.LastLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lists of instructions in English that a program can check, for chat models: `Use only these words: apple, ... Write
/// exactly 4 words. Begin with the word river.`
///
/// The last line of the completion that is not empty is the text; a full stop at its end does not count. Every text
/// that keeps all instructions is right, others have the share that they keep; a word that is not listed makes a text
/// wrong. Difficulty is the number of instructions besides the list of words; texts get longer with it. STEPS writes a
/// text that keeps them all, GUESS words at random.
///
/// Source of the kind of task: Zhou et al., "Instruction-Following Evaluation for Large Language Models",
/// arXiv:2311.07911.
public record Instructions() implements TaskFamily {
    private static final List<String> WORDS = List.of(
            "apple", "river", "stone", "cloud", "green", "seven", "music", "paper", "light", "north", "table", "water");
    private static final String OPENING = "Use only these words: ";
    private static final int LISTED = 6;
    private static final int MORE_WORDS = 2;
    private static final int LONGEST = 1000;
    private static final int MOST_TRIES = 100;

    /// The words that may be used, and what the text must keep.
    private record Question(List<String> words, List<WordDemand> demands) {
        static Question of(String prompt) {
            int end = prompt.indexOf(". ");
            if (!prompt.startsWith(OPENING) || end < 0 || prompt.length() > LONGEST) {
                throw unreadable(prompt);
            }
            List<String> words = List.of(prompt.substring(OPENING.length(), end).split(", ", -1));
            List<WordDemand> demands = new ArrayList<>();
            for (String sentence : prompt.substring(end + 2).split("(?<=\\.) ", -1)) {
                demands.add(WordDemand.read(sentence).orElseThrow(() -> unreadable(prompt)));
            }
            return new Question(words, demands);
        }

        private static InputException unreadable(String prompt) {
            return new InputException("the gold text " + Excerpt.of(prompt)
                    + " is no list such as Use only these words: apple, river. Write exactly 2 words.");
        }
    }

    @Override
    public String name() {
        return "instructions";
    }

    @Override
    public String description() {
        return "instructions in English that a program can check, for chat models";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.CONSTRAINTS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.GUESS);
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0.05, 0.25);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<String> listed =
                    Arrays.stream(draws.permutation(WORDS.size())).limit(LISTED).mapToObj(WORDS::get).toList();
            List<String> text = text(listed, difficulty, draws);
            Set<WordDemand> demands = new LinkedHashSet<>();
            demands.add(new WordDemand(WordDemand.Kind.WORDS, "", text.size()));
            for (int i = 0; i < MOST_TRIES && demands.size() < difficulty; i++) {
                WordDemand demand = demand(listed, text, draws);
                if (demand.holds(text) && demands.stream().noneMatch(d -> d.kind() == demand.kind())) {
                    demands.add(demand);
                }
            }
            if (demands.size() == difficulty) {
                String prompt = OPENING + String.join(", ", listed) + ". "
                        + demands.stream().map(WordDemand::sentence).collect(Collectors.joining(" "));
                return new Problem(prompt, name(), prompt, String.join(" ", text), difficulty, Map.of());
            }
        }
    }

    private static List<String> text(List<String> listed, int difficulty, Draws draws) {
        List<String> used = listed.subList(0, draws.between(2, LISTED));
        return IntStream.range(0, difficulty + MORE_WORDS).mapToObj(i -> draws.pick(used)).toList();
    }

    private static WordDemand demand(List<String> listed, List<String> text, Draws draws) {
        WordDemand.Kind kind = draws.pick(List.of(WordDemand.Kind.values()));
        String word = draws.pick(listed);
        int count = (int) text.stream().filter(word::equals).count();
        return switch (kind) {
            case WORDS -> new WordDemand(kind, "", text.size());
            case BEGINS -> new WordDemand(kind, text.getFirst(), 0);
            case ENDS -> new WordDemand(kind, text.getLast(), 0);
            case TIMES -> new WordDemand(kind, word, count);
            case WITHOUT -> new WordDemand(kind, word, 0);
            case LETTER -> new WordDemand(kind, word.substring(0, 1), 0);
            case DIFFERENT -> new WordDemand(kind, "", 0);
        };
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case STEPS -> problem.reference();
            case GUESS -> String.join(" ", text(Question.of(problem.prompt()).words, problem.difficulty(), draws));
            case SLOPPY, BUGGY -> throw new IllegalArgumentException("instructions know no style " + style);
        };
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new LastLine(Instructions::check);
    }

    private static Verdict check(String gold, String answer) {
        Question question = Question.of(gold);
        List<String> words = List.of(answer.split(" +", -1));
        for (String word : words) {
            if (!question.words.contains(word)) {
                return new Verdict.Incorrect(Excerpt.of(word) + " is not one of the words");
            }
        }
        List<WordDemand> broken =
                question.demands.stream().filter(demand -> !demand.holds(words)).toList();
        if (broken.isEmpty()) {
            return new Verdict.Correct("the text keeps all instructions");
        }
        String reason = "the text breaks '" + broken.getFirst().sentence() + "'";
        double share = 1 - (double) broken.size() / question.demands.size();
        return share == 0 ? new Verdict.Incorrect(reason) : new Verdict.Partial(share, reason);
    }

    @Override
    public String completion(String answer) {
        return answer;
    }

    @Override
    public PromptForm form() {
        return PromptForm.CHAT;
    }
}

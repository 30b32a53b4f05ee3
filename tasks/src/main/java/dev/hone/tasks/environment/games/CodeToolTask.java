package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Style;
import dev.hone.tasks.code.CodeLimits;
import dev.hone.tasks.code.Language;
import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.tools.CodeTool;
import dev.hone.tasks.tools.ToolBox;
import dev.hone.tasks.tools.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions that ask for a program: the model may write one, which runs behind walls ([dev.hone.tasks.code]), reads
/// what it printed, and answers `#` and a number. For chat models.
///
/// Difficulty 1 counts multiples, 2 sums primes, 3 looks for the longest chain of halving and tripling. Four turns are
/// allowed. STEPS runs the right program; SLOPPY does not trust itself to write one, the likelier the harder, and
/// guesses; GUESS always does.
public final class CodeToolTask implements EnvironmentFamily {
    private static final int MOST_TURNS = 4;
    private static final double LUCK = 0.1;
    private static final List<Double> SHIRKS = List.of(0.05, 0.4, 0.8);
    /// An audit starts a program for each problem.
    private static final int MOST_AUDITED = 6;

    private final Language language;
    private final CodeTool tool;
    private final ToolBox tools;

    /// The task with programs of one language.
    public CodeToolTask(Language language) {
        this.language = language;
        this.tool = new CodeTool(language, CodeLimits.USUAL);
        this.tools = new ToolBox(List.of(tool));
    }

    @Override
    public String name() {
        return language.word + "-tool";
    }

    @Override
    public String description() {
        return switch (language) {
            case JAVA -> "questions that ask for a Java program, which is run, over several turns, for chat models";
            case PYTHON -> "questions that ask for a Python program, which is run, over several turns, for chat models";
        };
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3);
    }

    @Override
    public PromptForm form() {
        return PromptForm.CHAT;
    }

    @Override
    public Optional<String> lacking() {
        return tool.refusal();
    }

    @Override
    public int audited(int asked) {
        return Math.min(asked, MOST_AUDITED);
    }

    /// A program's time on the clock, and that of those before it in the queue.
    @Override
    public Duration limit() {
        return CodeLimits.USUAL.wall().multipliedBy(10);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.35, 0.85);
            case GUESS -> new Accuracy(0, 0.3);
            case BUGGY -> throw new IllegalArgumentException(name() + " has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        Count count = Count.draw(draws, difficulty);
        return problem(count.setup(), script(count, Style.STEPS, difficulty, draws), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return script(Count.of(gold(problem)), style, problem.difficulty(), draws);
    }

    private String script(Count count, Style style, int difficulty, Draws draws) {
        boolean guesses = switch (style) {
            case GUESS -> true;
            case SLOPPY -> draws.chance(SHIRKS.get(difficulty - 1));
            case STEPS, BUGGY -> false;
        };
        if (guesses) {
            return "#" + (draws.chance(LUCK)
                    ? count.answer()
                    : count.answer() + draws.pick(List.of(-10, -3, -2, -1, 1, 2, 3, 10)));
        }
        return new ToolCall(tool.name(), Map.of("code", count.program(language))).text() + "\n#" + count.answer();
    }

    @Override
    public World open(String setup) {
        return new World(Count.of(setup), tool.name(), tools);
    }

    /// A question, a tool and the right answer.
    public static final class World implements Environment {
        private final Count count;
        private final String language;
        private final ToolBox tools;
        private final Turns turns = new Turns(MOST_TURNS);

        private World(Count count, String language, ToolBox tools) {
            this.count = count;
            this.language = language;
            this.tools = tools;
        }

        @Override
        public String reset() {
            turns.reset();
            return count.question() + "\nYou may run a " + language + " program and read what it prints: write "
                    + new ToolCall(language, Map.of("code", "...")).text()
                    + "\nGive the answer as # and the number, such as #42.";
        }

        @Override
        public Step step(String action) {
            String said = action.strip();
            if (said.startsWith("#")) {
                return said.equals("#" + count.answer())
                        ? turns.solved("the answer is " + count.answer())
                        : Step.over(new End.Lost("the answer is " + count.answer()));
            }
            return turns.goesOn(tools.answer(said)
                    .orElse("? Call " + language + ", or give the answer as # and the number."));
        }
    }
}

package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.PlainText;
import dev.hone.app.terminal.Shown;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.training.record.FoundRollout;
import dev.hone.training.record.RolloutFlag;
import dev.hone.training.record.RolloutNumbers;
import dev.hone.training.record.RolloutQuery;
import dev.hone.training.record.RolloutQuery.Order;
import dev.hone.training.record.RunIndex;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone rollouts`: what a model wrote in a run, and what became of it.
@Command(name = "rollouts", description = "Show rollouts of a run: text, verdict, reward, what training did with it.",
        footer = {
            "",
            "JSON, a line a rollout: rollout, step, problem, prompt, text, reference, stop, verdict, reason, score,",
            "reward, rewards (by name), advantage, tokens, entropy, ratio, clipped, repetition, version, versions (one",
            "a token), updates, flags. Numbers that a rollout lacks are null. With --tokens also, a number a token:",
            "prompt_ids, ids, logprobs, entropies, advantages, and optimizer_steps: a list of ratios (null where not",
            "trained) and clipped."
        })
final class RolloutsCommand implements Callable<Integer> {
    private static final int LONGEST = 400;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private @Nullable Path folder;

    @Option(names = "--step", paramLabel = "N", description = "Of this step only.")
    private @Nullable Integer step;

    @ArgGroup
    private Which which = new Which();

    @Option(names = "--limit", paramLabel = "K", description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(names = "--json", description = "Print one JSON object a rollout.")
    private boolean json;

    @Option(names = "--tokens", description = "With --json: add the numbers of every token.")
    private boolean tokens;

    private static final class Which {
        @Option(names = "--worst", description = "The lowest rewards first.")
        private boolean worst;

        @Option(names = "--best", description = "The highest rewards first.")
        private boolean best;

        @Option(names = "--flagged", description = "Those that a person should look at, the newest first.")
        private boolean flagged;
    }

    RolloutsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InputException("--limit " + limit + ": must be 1 or more");
        }
        if (tokens && !json) {
            throw new InputException("--tokens needs --json");
        }
        RunDirectory run = RunDirectory.open(Objects.requireNonNull(folder));
        var query = new RolloutQuery(step == null ? OptionalInt.empty() : OptionalInt.of(step), order(), limit);
        try (RunIndex index = RunIndex.around(run)) {
            index.run(run).problem().ifPresent(why -> {
                throw new InputException(why);
            });
            List<FoundRollout> found = index.rollouts(run, query);
            if (json) {
                found.forEach(f -> terminal.line(tokens ? traced(run, f) : object(f)));
            } else {
                found.forEach(f -> describe(run, f));
                if (found.isEmpty()) {
                    terminal.line("no such rollout in " + run.folder());
                }
            }
        }
        return ExitCode.OK;
    }

    private Order order() {
        return which.worst ? Order.WORST : which.best ? Order.BEST : which.flagged ? Order.FLAGGED : Order.MADE;
    }

    private void describe(RunDirectory run, FoundRollout found) {
        RolloutLine line = found.line();
        RolloutNumbers n = found.numbers();
        terminal.line(
                "%s  %s %s  reward %s, advantage %.3f, entropy %.3f, ratio %s, clipped %s, %d tokens, %s, version %d"
                        .formatted(line.id(), line.family(), line.problem(), Shown.number(n.reward()), n.advantage(),
                                n.entropy(),
                                Shown.number(n.ratio()), Shown.percent(n.clipped()), n.tokens(), line.stop(),
                                line.version())
                        + line.changes().stream().map(c -> ", " + c.version() + " from token " + c.token() + " on")
                                .collect(Collectors.joining()));
        terminal.line("    prompt:  " + PlainText.line(line.prompt(), LONGEST));
        terminal.line("    text:    " + PlainText.line(line.text(), LONGEST));
        terminal.line("    verdict: " + line.verdict() + ", " + PlainText.line(line.reason(), LONGEST));
        if (!found.flags().isEmpty()) {
            terminal.line("    flags:   " + found.flags().stream().sorted().map(RolloutFlag::meaning)
                    .collect(Collectors.joining(", ")));
        }
        terminal.line("    again:   hone replay " + run.folder() + " " + line.id());
    }

    private static Json object(FoundRollout found) {
        RolloutLine line = found.line();
        RolloutNumbers n = found.numbers();
        var object = new Json()
                .put("rollout", line.id())
                .put("step", line.step())
                .put("problem", line.family() + " " + line.problem())
                .put("prompt", line.prompt())
                .put("text", line.text())
                .put("reference", line.reference())
                .put("stop", line.stop())
                .put("verdict", line.verdict())
                .put("reason", line.reason());
        put(object, "score", n.score());
        put(object, "reward", n.reward());
        var rewards = new Json();
        line.rewards().forEach((name, value) -> rewards.put(name, value.doubleValue()));
        object.put("rewards", rewards);
        object.put("advantage", n.advantage()).put("tokens", n.tokens()).put("entropy", n.entropy());
        put(object, "ratio", n.ratio());
        put(object, "clipped", n.clipped());
        return object.put("repetition", n.repetition())
                .put("version", line.version())
                .put("versions", line.versions())
                .put("updates", line.updates())
                .putTexts("flags", found.flags().stream().sorted()
                        .map(f -> f.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static Json traced(RunDirectory run, FoundRollout found) {
        TokenTrace trace = run.rollouts().trace(found.line());
        List<Json> steps = trace.uses().stream()
                .map(use -> new Json().put("ratios", use.ratios()).put("clipped", wide(use.clipped())))
                .toList();
        return object(found)
                .put("prompt_ids", trace.prompt())
                .put("ids", trace.ids())
                .put("logprobs", trace.logProbs())
                .put("entropies", trace.entropies())
                .put("advantages", trace.advantages())
                .putObjects("optimizer_steps", steps);
    }

    private static int[] wide(byte... flags) {
        int[] wide = new int[flags.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = flags[i];
        }
        return wide;
    }

    private static void put(Json object, String name, OptionalDouble value) {
        value.ifPresentOrElse(v -> object.put(name, v), () -> object.putNull(name));
    }
}

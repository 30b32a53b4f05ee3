package dev.hone.app.command;

import dev.hone.app.terminal.PlainText;
import dev.hone.app.terminal.RolloutJson;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
                found.forEach(f -> terminal.line(tokens ? RolloutJson.traced(run, f) : RolloutJson.object(f)));
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
}

package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.training.loop.Replay;
import dev.hone.training.loop.RunListener;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone replay`: a stored rollout made again, and compared bit for bit.
@Command(name = "replay", description = "Make a rollout again and compare it bit for bit.",
        footer = {
            "",
            "Weights come from the nearest checkpoint before the rollout's step, trained on in memory where needed.",
            "JSON: one object with rollout, identical, first_difference, trained_steps, prompt, text, verdict, reason,",
            "ids, logprobs, entropies, stored_ids, stored_logprobs. Ends with code 1 if a bit differs."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private Path run = Path.of("");

    @Parameters(index = "1", paramLabel = "ROLLOUT", description = "STEP.GROUP.SAMPLE, such as 12.0.3.")
    private String rollout = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Replay.Result result = Replay.of(RunDirectory.open(run), rollout, RunListener.SILENT);
        if (json) {
            terminal.line(object(result));
        } else {
            describe(result);
        }
        return result.identical() ? ExitCode.OK : ExitCode.FOUND;
    }

    private static Json object(Replay.Result result) {
        RolloutLine line = result.line();
        var object = new Json()
                .put("rollout", line.id())
                .put("identical", result.identical() ? Json.Truth.YES : Json.Truth.NO);
        result.firstDifference().ifPresentOrElse(
                t -> object.put("first_difference", t), () -> object.putNull("first_difference"));
        return object
                .put("trained_steps", result.trained())
                .put("prompt", line.prompt())
                .put("text", line.text())
                .put("verdict", line.verdict())
                .put("reason", line.reason())
                .put("ids", result.again().ids())
                .put("logprobs", result.again().logProbs())
                .put("entropies", result.again().entropies())
                .put("stored_ids", result.stored().ids())
                .put("stored_logprobs", result.stored().logProbs());
    }

    private void describe(Replay.Result result) {
        RolloutLine line = result.line();
        terminal.line("rollout " + line.id() + " of " + line.family() + " " + line.problem());
        terminal.line("prompt:  " + line.prompt());
        terminal.line("text:    " + line.text());
        terminal.line("verdict: " + line.verdict() + ", " + line.reason());
        terminal.line(result.firstDifference().isEmpty()
                ? "made again: all " + result.again().length() + " tokens, log-probabilities and entropies are the same"
                : "made again: DIFFERS from token " + result.firstDifference().getAsInt() + " on");
    }
}

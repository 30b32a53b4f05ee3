package dev.hone.app.terminal;

import dev.hone.training.record.FoundRollout;
import dev.hone.training.record.RolloutNumbers;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Rollouts as JSON objects: `hone rollouts --json` prints them, and the atlas reads them.
public final class RolloutJson {
    private RolloutJson() {}

    /// What is known of the whole rollout.
    public static Json object(FoundRollout found) {
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

    /// The same with the numbers of every token.
    public static Json traced(RunDirectory run, FoundRollout found) {
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

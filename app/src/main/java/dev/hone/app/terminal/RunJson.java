package dev.hone.app.terminal;

import dev.hone.training.record.Curve;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.Flag;
import java.util.List;
import java.util.Locale;

/// Runs as JSON objects: `hone runs --json` prints them, and the atlas reads them.
public final class RunJson {
    private RunJson() {}

    /// A run in a line, called by its folder.
    public static Json object(RunRow run) {
        return object(run, run.folder().toString());
    }

    /// A run in a line.
    public static Json object(RunRow run, String name) {
        var line = new Json()
                .put("run", name)
                .put("kind", run.kind())
                .put("state", state(run))
                .put("step", run.step())
                .put("steps", run.steps());
        run.accuracy().ifPresentOrElse(a -> line.put("accuracy", a), () -> line.putNull("accuracy"));
        run.best().ifPresentOrElse(a -> line.put("best", a), () -> line.putNull("best"));
        line.put("started", run.started())
                .put("seconds", run.seconds())
                .put("tokens", run.tokens())
                .put("flags", run.flags());
        run.problem().ifPresentOrElse(why -> line.put("problem", why), () -> line.putNull("problem"));
        return line;
    }

    /// Where the run stands in its life, in a word.
    public static String state(RunRow run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    /// Curves by name, each with steps and values.
    public static Json curves(List<Curve> curves) {
        var all = new Json();
        curves.forEach(c -> all.put(c.name(), new Json().put("steps", c.steps()).put("values", c.values())));
        return all;
    }

    /// Flags that were raised.
    public static List<Json> flags(List<Flag> flags) {
        return flags.stream()
                .map(f -> new Json().put("step", f.step()).put("rule", f.rule()).put("message", f.message()))
                .toList();
    }
}

package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the metrics of a run (`metrics.jsonl`, `seconds.jsonl`), also while it goes on.
public final class MetricsArchive {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    MetricsArchive(Path file) {
        this.file = file;
    }

    /// All lines written so far.
    public List<MetricsLine> all() {
        List<MetricsLine> lines = new ArrayList<>();
        from(0, lines::add);
        return lines;
    }

    /// The lines that begin at this byte or later.
    ///
    /// @return where to go on once there are more
    /// @throws InputException if a line is damaged
    public long from(long offset, Consumer<MetricsLine> consumer) {
        return JsonLines.read(file, offset, line -> {
            consumer.accept(line(JSON.readTree(line.text()), line.offset()));
            return true;
        });
    }

    private MetricsLine line(JsonNode node, long offset) {
        int step = node.path("step").asInt(-1);
        return switch (step < 0 ? "" : node.path("event").asString("")) {
            case "train" -> new MetricsLine.Trained(step, numbers(node));
            case "evaluation" -> new MetricsLine.Evaluated(step, numbers(node));
            case "flag" -> new MetricsLine.Flagged(
                    new Flag(node.path("rule").asString(""), step, node.path("message").asString("")));
            default -> throw new InputException(file + ", byte " + offset
                    + ": not a line of metrics; it needs a step and an event (train, evaluation, flag)");
        };
    }

    private static Metrics numbers(JsonNode node) {
        var metrics = new Metrics();
        node.forEachEntry((name, value) -> {
            if (value.isNumber() && !name.equals("step")) {
                metrics.put(name, value.doubleValue());
            }
        });
        return metrics;
    }
}

package dev.hone.training.run;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes metrics as JSON lines: `{"step": 3, "event": "train", "reward": 0.41, ..}`.
///
/// Two files have this form: `metrics.jsonl` holds what the recipe decides, the same bytes on every machine and after
/// every interruption; `seconds.jsonl` holds what a clock said.
public final class MetricsLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final AppendLog log;

    /// Writes to this log.
    public MetricsLog(AppendLog log) {
        this.log = log;
    }

    /// What a line is about.
    public enum Event { TRAIN, EVALUATION }

    /// Adds a flag, as `{"step": 3, "event": "flag", "rule": .., "message": ..}`.
    public void add(Flag flag) {
        ObjectNode line = JSON.createObjectNode();
        line.put("step", flag.step()).put("event", "flag").put("rule", flag.rule()).put("message", flag.message());
        log.line(JSON.writeValueAsString(line));
        log.flush();
    }

    /// Adds one line.
    public void add(int step, Event event, Metrics metrics) {
        ObjectNode line = JSON.createObjectNode();
        line.put("step", step).put("event", event.name().toLowerCase(java.util.Locale.ROOT));
        metrics.values().forEach((name, value) -> {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                line.put(name, value.longValue());
            } else {
                line.put(name, value);
            }
        });
        log.line(JSON.writeValueAsString(line));
        log.flush();
    }
}

package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.tasks.Split;
import dev.hone.training.evaluation.Estimate;
import dev.hone.training.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `hone eval` found, as JSON and as lines for people.
record EvaluationReport(List<String> tasks, Split split, int samples, double temperature, int maxTokens, long seed,
        int[] ks, Evaluation sampled, Optional<Evaluation> greedy, double seconds) {

    private Map<String, Estimate> estimates() {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int k : ks) {
            estimates.put("pass@" + k, sampled.passAt(k));
        }
        for (int k : ks) {
            estimates.put("maj@" + k, sampled.majorityAt(k));
        }
        greedy.ifPresent(g -> estimates.put("greedy", g.accuracy()));
        return estimates;
    }

    private Map<String, Long> verdicts() {
        Map<String, Long> counts = new TreeMap<>();
        sampled.results().forEach(r -> r.samples().forEach(s -> counts.merge(s.verdict().kind(), 1L, Long::sum)));
        return counts;
    }

    private long tokens() {
        return sampled.tokens() + greedy.map(Evaluation::tokens).orElse(0L);
    }

    Json json(String model) {
        var json = new Json()
                .put("model", model)
                .putTexts("tasks", tasks)
                .put("split", split.name().toLowerCase(Locale.ROOT))
                .put("problems", sampled.results().size())
                .put("samples", samples)
                .put("temperature", temperature)
                .put("max_tokens", maxTokens)
                .put("seed", seed);
        var intervals = new Json();
        estimates().forEach((name, e) -> {
            json.put(name, e.mean());
            intervals.put(name, e.low(), e.high());
        });
        if (greedy.isEmpty()) {
            json.putNull("greedy");
        }
        var families = new Json();
        sampled.byFamily().forEach((name, e) -> families.put(name, e.mean()));
        var verdicts = new Json();
        verdicts().forEach(verdicts::put);
        return json.put("intervals", intervals)
                .put("interval", "95 %, normal over problems")
                .put("by_task", families)
                .put("verdicts", verdicts)
                .put("tokens", tokens())
                .put("mean_length", sampled.meanLength())
                .put("entropy", sampled.entropy())
                .put("cut_off", sampled.cutOff())
                .put("seconds", seconds);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s split: %d problems x %d samples at temperature %s".formatted(
                String.join(" + ", tasks), split.name().toLowerCase(Locale.ROOT), sampled.results().size(), samples,
                temperature));
        var table = new Table();
        estimates().forEach((name, e) -> table.row(
                name, "%5.1f %%".formatted(100 * e.mean()),
                "%.1f to %.1f".formatted(100 * e.low(), 100 * e.high())));
        if (sampled.byFamily().size() > 1) {
            sampled.byFamily().forEach((name, e) -> table.row(
                    "pass@1, " + name, "%5.1f %%".formatted(100 * e.mean()),
                    "%.1f to %.1f".formatted(100 * e.low(), 100 * e.high())));
        }
        lines.addAll(table.lines());
        lines.add("intervals: 95 %, normal over problems");
        lines.add("%,d tokens in %.1f s, %.1f a sample, %.1f %% cut off, entropy %.3f nats".formatted(
                tokens(), seconds, sampled.meanLength(), 100 * sampled.cutOff(), sampled.entropy()));
        lines.add("verdicts: " + verdicts());
        return lines;
    }
}

package dev.hone.app.serve;

import dev.hone.engine.SamplingService;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/// Counters of a server in Prometheus' text form.
final class ServerMetrics {
    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder completionTokens = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final AtomicLong open = new AtomicLong();

    void begun() {
        open.incrementAndGet();
    }

    void ended(String path, int status, long took) {
        open.decrementAndGet();
        requests.computeIfAbsent("path=\"" + path + "\",status=\"" + status + "\"", k -> new LongAdder()).increment();
        nanos.add(took);
    }

    void used(JsonNode usage) {
        promptTokens.add(usage.path("prompt_tokens").asLong(0));
        completionTokens.add(usage.path("completion_tokens").asLong(0));
    }

    String text(SamplingService service) {
        var s = new StringBuilder();
        head(s, "hone_requests_total", "counter", "Requests that were answered.");
        requests.forEach((labels, n) -> s.append("hone_requests_total{").append(labels).append("} ").append(n.sum())
                .append('\n'));
        line(s, "hone_requests_open", "gauge", "Requests that are being answered.", open.get());
        line(s, "hone_prompt_tokens_total", "counter", "Tokens of prompts in whole answers.", promptTokens.sum());
        line(s, "hone_completion_tokens_total", "counter", "New tokens in whole answers.", completionTokens.sum());
        line(s, "hone_sampling_running", "gauge", "Requests of the sampler that are not done.", service.running());
        line(s, "hone_sampling_waiting", "gauge", "Requests of the sampler that wait for room.", service.waiting());
        head(s, "hone_request_seconds_total", "counter", "Seconds spent on requests, all together.");
        return s.append("hone_request_seconds_total ").append(nanos.sum() * 1e-9).append('\n').toString();
    }

    private static void line(StringBuilder s, String name, String kind, String help, long value) {
        head(s, name, kind, help);
        s.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder s, String name, String kind, String help) {
        s.append("# HELP ").append(name).append(' ').append(help).append('\n').append("# TYPE ").append(name)
                .append(' ')
                .append(kind).append('\n');
    }
}

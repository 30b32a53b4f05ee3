package dev.hone.reasoning.registry;

import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.scorer.Agreement;
import dev.hone.reasoning.scorer.Brevity;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.scorer.TraceConfidence;
import java.util.List;
import java.util.Map;

/// All scorers. A new one is a record and an entry here.
public final class Scorers {
    private static final Catalog<Scorer> ALL = new Catalog<>("scorer", Scorer::name, List.of(
            new Entry<>(new Oracle(), "the task's own verifier: the upper bound of any scorer", "arXiv:2110.14168"),
            new Entry<>(new LogProbability(LogProbability.Per.TOKEN),
                    "the model's own log-probability, a token or of the whole", ""),
            new Entry<>(new TraceConfidence(TraceConfidence.Kind.MEAN, 2048, 20),
                    "how concentrated the next-token distributions were, on average, at the worst place or at the end",
                    "arXiv:2508.15260"),
            new Entry<>(new Agreement(), "the share of candidates with the same answer", "arXiv:2203.11171"),
            new Entry<>(new Brevity(), "the shorter, the better", "arXiv:2505.17813")),
            Map.of());

    private Scorers() {}

    /// The catalog.
    public static Catalog<Scorer> all() {
        return ALL;
    }
}

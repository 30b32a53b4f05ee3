package dev.hone.reasoning.registry;

import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.scorer.TraceConfidence.Kind;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.strategy.AdaptiveConsistency;
import dev.hone.reasoning.strategy.BestOfN;
import dev.hone.reasoning.strategy.DeepConf;
import dev.hone.reasoning.strategy.DeepConfOnline;
import dev.hone.reasoning.strategy.EarlyStoppingConsistency;
import dev.hone.reasoning.strategy.Greedy;
import dev.hone.reasoning.strategy.Sampling;
import dev.hone.reasoning.strategy.SelfConsistency;
import dev.hone.reasoning.strategy.ShortestMajority;
import dev.hone.reasoning.strategy.WeightedVote;
import java.util.List;
import java.util.Map;

/// All strategies. A new one is a record and an entry here.
public final class Strategies {
    private static final TraceConfidence CONFIDENCE = new TraceConfidence(Kind.MEAN, 2048, 20);

    private static final Catalog<Strategy> ALL = new Catalog<>("strategy", Strategy::name, List.of(
            new Entry<>(new Greedy(), "the most likely tokens", ""),
            new Entry<>(new Sampling(), "one draw from the policy", ""),
            new Entry<>(new SelfConsistency(16), "the answer of the majority", "arXiv:2203.11171"),
            new Entry<>(new WeightedVote(16, CONFIDENCE, 1), "a vote weighted by a scorer", "arXiv:2502.06233"),
            new Entry<>(new ShortestMajority(16, 8), "the majority of the shortest", "arXiv:2505.17813"),
            new Entry<>(new BestOfN(16, CONFIDENCE), "the best by a scorer", "arXiv:2110.14168"),
            new Entry<>(new AdaptiveConsistency(16, 0.95, 2), "majority, drawn until the lead is safe",
                    "arXiv:2305.11860"),
            new Entry<>(new EarlyStoppingConsistency(16, 4), "majority, drawn until a window agrees",
                    "arXiv:2401.10480"),
            new Entry<>(new DeepConf(16, 0.5, Kind.BOTTOM_10_PERCENT, 2048, 20),
                    "vote of the confident, by confidence", "arXiv:2508.15260"),
            new Entry<>(new DeepConfOnline(16, 4, 0.5, 0.95, 4, 2048, 20),
                    "the same, ending unsure completions early", "arXiv:2508.15260")),
            Map.of(Scorer.class, Scorers.all()));

    private Strategies() {}

    /// The catalog.
    public static Catalog<Strategy> all() {
        return ALL;
    }
}

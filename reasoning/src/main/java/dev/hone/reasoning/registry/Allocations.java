package dev.hone.reasoning.registry;

import dev.hone.reasoning.allocation.BanditAllocation;
import dev.hone.reasoning.allocation.BanditAllocation.Accept;
import dev.hone.reasoning.allocation.BanditAllocation.Rule;
import dev.hone.reasoning.allocation.PredictedAllocation;
import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Allocation;
import java.util.List;
import java.util.Map;

/// All allocations of one budget over many questions. A new one is a record and an entry here.
public final class Allocations {
    private static final Catalog<Allocation> ALL = new Catalog<>("allocation", Allocation::name, List.of(
            new Entry<>(new PredictedAllocation(16, 4, 64, 1), "votes where a pilot says that they help",
                    "arXiv:2410.04707"),
            new Entry<>(new BanditAllocation(16, Rule.ELIMINATION, Accept.LEAD, 0.95, new Oracle(), 2, 64, 16, 0.5),
                    "a bandit over questions: the next completion where it pays", "arXiv:2506.12721")),
            Map.of(Scorer.class, Scorers.all()));

    private Allocations() {}

    /// The catalog.
    public static Catalog<Allocation> all() {
        return ALL;
    }
}

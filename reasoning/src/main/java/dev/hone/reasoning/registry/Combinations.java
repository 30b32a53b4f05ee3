package dev.hone.reasoning.registry;

import dev.hone.reasoning.combination.Combination;
import dev.hone.reasoning.combination.Contrastive;
import dev.hone.reasoning.combination.Emulated;
import dev.hone.reasoning.combination.EmulatedMix;
import dev.hone.reasoning.combination.LogitPenalty;
import dev.hone.reasoning.combination.Proxy;
import dev.hone.reasoning.registry.Catalog.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All combinations of several models' logits. A new one is a record and an entry here.
public final class Combinations {
    private static final Path MODEL = Path.of("MODEL");

    private static final Catalog<Combination> ALL = new Catalog<>("combination", Combination::name, List.of(
            new Entry<>(new Proxy(MODEL, MODEL, 1), "base + alpha (expert - anti-expert): tuning by proxy",
                    "arXiv:2401.08565"),
            new Entry<>(new Emulated(MODEL, MODEL, 0.95),
                    "base x tuned / reference, within the base's nucleus: emulated fine-tuning", "arXiv:2310.12962"),
            new Entry<>(new EmulatedMix(MODEL, MODEL, MODEL, 0.5, 0.95), "the same with a mix of two tunings",
                    "arXiv:2310.12962"),
            new Entry<>(new Contrastive(MODEL, 0.1, 1), "expert / amateur among plausible tokens",
                    "arXiv:2210.15097"),
            new Entry<>(new LogitPenalty(MODEL, 0.1, 0.5), "(1 + beta) expert - beta amateur among plausible tokens",
                    "arXiv:2309.09117")),
            Map.of());

    private Combinations() {}

    /// The catalog.
    public static Catalog<Combination> all() {
        return ALL;
    }
}

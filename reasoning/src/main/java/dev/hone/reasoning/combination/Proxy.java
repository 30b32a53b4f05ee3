package dev.hone.reasoning.combination;

import dev.hone.engine.combine.ProxyTuning;
import java.nio.file.Path;
import java.util.List;

/// Proxy tuning: see [ProxyTuning]. `expert` is the tuned small model, `anti` the same before it was tuned.
public record Proxy(Path expert, Path anti, double alpha) implements Combination {
    public Proxy {
        var _ = new ProxyTuning(alpha); // refuses what makes no sense
    }

    @Override
    public String name() {
        return "proxy";
    }

    @Override
    public List<Path> places() {
        return List.of(expert, anti);
    }

    @Override
    public ProxyTuning arithmetic() {
        return new ProxyTuning(alpha);
    }
}

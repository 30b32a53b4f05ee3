package dev.hone.lab.world;

import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.registry.OwnFamilies;
import java.util.List;

/// The laboratory's own families, by which recipes and the command line name them.
public final class Worlds implements OwnFamilies {
    @Override
    public List<TaskFamily> families() {
        return List.of(
                new DigitChains(DigitChains.Writing.VERBOSE),
                new DigitChains(DigitChains.Writing.COMPACT),
                new LastDigits(),
                new DigitMisrule(1),
                new DigitMisrule(6),
                new GraphSearch(),
                new GraphLookup());
    }
}

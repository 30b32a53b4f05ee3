package dev.hone.lab.experiment;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The questions that can be run, by id: Hone's, and those from other jars that `java.util.ServiceLoader` finds (a
/// public constructor without arguments, listed in `META-INF/services/dev.hone.lab.experiment.Experiment` or in its
/// module's
/// `provides`).
public final class Experiments {
    private Experiments() {}

    /// All of them, by id.
    ///
    /// @throws InputException if two have the same id
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>();
        for (Experiment e : ServiceLoader.load(Experiment.class)) {
            String id = e.protocol().id();
            if (all.stream().anyMatch(o -> o.protocol().id().equals(id))) {
                throw new InputException(e.getClass().getName() + ": there is an experiment '" + id + "' already");
            }
            all.add(e);
        }
        all.sort(java.util.Comparator.comparing(e -> e.protocol().id()));
        return List.copyOf(all);
    }

    /// The experiment with this id.
    ///
    /// @throws InputException with the nearest id
    public static Experiment named(String id) {
        List<Experiment> all = all();
        return all.stream()
                .filter(e -> e.protocol().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no experiment '" + id + "'"
                        + Nearest.hint(id, all.stream().map(e -> e.protocol().id()).toList())));
    }
}

package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import dev.hone.training.supplement.Demonstrations;
import dev.hone.training.supplement.Guidance;
import dev.hone.training.supplement.ReplaySuccesses;
import dev.hone.training.supplement.Supplement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The makers of an algorithm's supplements, in its order.
final class Suppliers {
    private final List<Supplement> supplements;
    private final List<GroupSupplier> suppliers;

    private Suppliers(List<Supplement> supplements, List<GroupSupplier> suppliers) {
        this.supplements = supplements;
        this.suppliers = suppliers;
    }

    static Suppliers of(List<Supplement> supplements, SupplierParts parts) {
        return new Suppliers(supplements, supplements.stream().map(s -> supplier(s, parts)).toList());
    }

    private static GroupSupplier supplier(Supplement supplement, SupplierParts parts) {
        return switch (supplement) {
            case ReplaySuccesses r -> new ReplaySupplier(r);
            case Demonstrations d -> new DemonstrationSupplier(d, parts);
            case Guidance g -> new GuidanceSupplier(g, parts);
        };
    }

    /// The groups of a round with what the supplements add, one after another.
    List<Group> add(int step, List<Group> judged, Stopwatch watch) {
        return suppliers.isEmpty() ? judged : watch.time("supplement", () -> added(step, judged));
    }

    private List<Group> added(int step, List<Group> judged) {
        List<Group> groups = judged;
        for (GroupSupplier s : suppliers) {
            groups = s.add(step, groups);
        }
        return groups;
    }

    /// Shows them what was sampled for a step.
    void seen(List<Group> groups) {
        suppliers.forEach(s -> s.seen(groups));
    }

    /// Their own numbers of a step, and the origins of what was trained on.
    Metrics metrics(int step, List<Group> kept) {
        var m = new Metrics();
        if (!suppliers.isEmpty()) {
            OriginMetrics.of(step, kept, m);
            suppliers.forEach(s -> s.report(m));
        }
        return m;
    }

    /// What they remember, by their places and names.
    Map<String, String> memory() {
        Map<String, String> memory = new LinkedHashMap<>();
        for (int i = 0; i < suppliers.size(); i++) {
            String text = suppliers.get(i).memory();
            if (!text.isEmpty()) {
                memory.put(name(i), text);
            }
        }
        return memory;
    }

    /// Goes on from what [#memory] gave.
    void recall(Map<String, String> memory) {
        for (int i = 0; i < suppliers.size(); i++) {
            suppliers.get(i).recall(memory.getOrDefault(name(i), ""));
        }
    }

    private String name(int i) {
        return (i + 1) + "-" + supplements.get(i).name();
    }
}

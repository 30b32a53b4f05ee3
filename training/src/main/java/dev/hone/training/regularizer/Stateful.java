package dev.hone.training.regularizer;

import java.util.ArrayList;
import java.util.List;

/// A regulariser with a few numbers that follow the training. They are data, kept in the checkpoint: the regulariser
/// itself stays a pure value.
public interface Stateful {
    /// The numbers before the first optimizer step.
    List<Double> start();

    /// The regulariser as these numbers have it.
    Regularizer with(List<Double> state);

    /// The numbers after an optimizer step with this mean entropy of a trained token, in nats.
    List<Double> next(List<Double> state, double entropy);

    /// The first numbers of all that have some, in order.
    static List<List<Double>> start(List<Regularizer> all) {
        return all.stream().filter(Stateful.class::isInstance).map(r -> ((Stateful) r).start()).toList();
    }

    /// All regularisers, those that have numbers as these have it.
    static List<Regularizer> with(List<Regularizer> all, List<List<Double>> states) {
        List<Regularizer> now = new ArrayList<>();
        int i = 0;
        for (Regularizer r : all) {
            now.add(r instanceof Stateful s ? s.with(states.get(i++)) : r);
        }
        return List.copyOf(now);
    }

    /// The numbers of all after an optimizer step.
    static List<List<Double>> next(List<Regularizer> all, List<List<Double>> states, double entropy) {
        List<List<Double>> next = new ArrayList<>();
        for (Regularizer r : all) {
            if (r instanceof Stateful s) {
                next.add(s.next(states.get(next.size()), entropy));
            }
        }
        return List.copyOf(next);
    }
}

package dev.hone.lab.question.rlvr;

import dev.hone.engine.StopReason;
import dev.hone.training.mask.LossMask;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Exactly so many tokens of a batch, chosen by a number that each of them has; the end token is never among them.
///
/// TOP     ⌈share · n⌉ tokens of the largest numbers
/// BOTTOM  the others of what TOP of 1 − share would keep
/// RANDOM  ⌈share · n⌉ tokens by lot
/// FIRST   the first token of each completion, whatever the share
///
/// n counts the tokens that the policy drew, but for end tokens. Equal numbers are ordered by lot, so that many zeros
/// favour neither early completions nor early tokens; lots come from the rollouts' own streams.
///
/// Shapes: one number and one flag a token. Throws: `IllegalArgumentException` unless 0 < share <= 1.
/// Source: "Beyond the 80/20 rule", arXiv:2506.01939, whose loss is divided by the number of kept tokens (LEFT_OUT);
/// with SILENT it is divided by the number of all.
public record EntropyMask(Keep keep, double share, Effect effect, Numbers numbers) implements LossMask.Custom {
    /// What is kept.
    public enum Keep { TOP, BOTTOM, RANDOM, FIRST }

    /// The number of each token of a batch by which they are ordered.
    @FunctionalInterface
    public interface Numbers {
        /// One array a rollout, one number a token.
        List<float[]> of(List<Rollout> batch);
    }

    public EntropyMask {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of kept tokens must lie in (0, 1]: " + share);
        }
    }

    /// By the entropies of the policy that drew the tokens.
    public EntropyMask(Keep keep, double share, Effect effect) {
        this(keep, share, effect, batch -> batch.stream().map(r -> r.completion().entropies()).toList());
    }

    private record Place(int rollout, int token, double number, double lot) {}

    @Override
    public List<boolean[]> trained(List<Rollout> batch) {
        List<Place> places = new ArrayList<>();
        List<float[]> values = keep == Keep.TOP || keep == Keep.BOTTOM ? numbers.of(batch) : List.of();
        for (int i = 0; i < batch.size(); i++) {
            for (int t = 0; t < body(batch.get(i)); t++) {
                if (batch.get(i).completion().own()[t]) {
                    double number = values.isEmpty() ? 0 : values.get(i)[t];
                    places.add(new Place(i, t, number, batch.get(i).stream().at("mask").uniform(t)));
                }
            }
        }
        Comparator<Place> order = Comparator.comparingDouble(Place::number).reversed()
                .thenComparingDouble(Place::lot);
        places.sort(order);
        List<boolean[]> flags = batch.stream().map(r -> new boolean[r.length()]).toList();
        chosen(places).forEach(p -> flags.get(p.rollout)[p.token] = true);
        return flags;
    }

    private List<Place> chosen(List<Place> sorted) {
        int n = sorted.size();
        return switch (keep) {
            case TOP, RANDOM -> sorted.subList(0, count(share, n));
            case BOTTOM -> sorted.subList(count(1 - share, n), n);
            case FIRST -> sorted.stream().filter(p -> p.token == 0).toList();
        };
    }

    /// ⌈share · n⌉, where a product that is a whole number but for rounding counts as one.
    static int count(double share, int n) {
        return (int) Math.ceil(share * n - 1e-9);
    }

    /// Tokens of a completion before its end token.
    static int body(Rollout r) {
        return r.completion().stop() == StopReason.END_TOKEN ? r.length() - 1 : r.length();
    }

    @Override
    public String name() {
        return keep.name().toLowerCase(java.util.Locale.ROOT) + "-tokens";
    }

    /// The largest ⌈share · n⌉ of all numbers, `[completion][token]`; ties go to the earlier one.
    static List<boolean[]> largest(List<float[]> values, double share) {
        record Spot(int i, int t, float v) {}
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (int t = 0; t < values.get(i).length; t++) {
                spots.add(new Spot(i, t, values.get(i)[t]));
            }
        }
        Spot[] sorted = spots.toArray(Spot[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble((Spot s) -> -s.v));
        List<boolean[]> flags = values.stream().map(v -> new boolean[v.length]).toList();
        for (int k = 0; k < count(share, sorted.length); k++) {
            flags.get(sorted[k].i)[sorted[k].t] = true;
        }
        return flags;
    }
}

package dev.hone.reasoning.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rising step function that is nearest to what was judged, by least squares: pool adjacent violators. Between two
/// known confidences it goes straight, outside of them it stays.
///
/// Source: Zadrozny and Elkan, KDD 2002; Barlow et al. 1972.
public record Isotonic(List<Knot> knots) implements CalibrationMap {
    /// A confidence with its chance.
    public record Knot(double confidence, double chance) {}

    public Isotonic {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) {
            throw new IllegalArgumentException("an isotonic map needs at least one knot");
        }
    }

    private record Block(double confidence, double hits, int count) {
        double chance() {
            return hits / count;
        }

        Block with(Block other) {
            int n = count + other.count;
            return new Block(
                    (confidence * count + other.confidence * other.count) / n, hits + other.hits, n);
        }
    }

    /// The map that fits.
    ///
    /// @throws IllegalArgumentException if nothing was judged
    public static Isotonic fit(List<Judged> judged) {
        List<Block> blocks = new ArrayList<>();
        for (Judged j : judged.stream().sorted(Comparator.comparingDouble(Judged::confidence)).toList()) {
            blocks.add(new Block(j.confidence(), j.hit(), 1));
            while (blocks.size() > 1 && pools(blocks.get(blocks.size() - 2), blocks.getLast())) {
                Block last = blocks.removeLast();
                blocks.add(blocks.removeLast().with(last));
            }
        }
        return new Isotonic(blocks.stream().map(b -> new Knot(b.confidence, b.chance())).toList());
    }

    private static boolean pools(Block before, Block after) {
        return before.chance() >= after.chance() || before.confidence == after.confidence;
    }

    @Override
    public double chance(double confidence) {
        Knot before = knots.getFirst();
        for (Knot k : knots) {
            if (k.confidence() >= confidence) {
                double width = k.confidence() - before.confidence();
                double share = width == 0 ? 1 : (confidence - before.confidence()) / width;
                return confidence <= before.confidence()
                        ? before.chance()
                        : before.chance() + share * (k.chance() - before.chance());
            }
            before = k;
        }
        return before.chance();
    }
}

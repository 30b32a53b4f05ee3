package dev.hone.engine.adapter;

import dev.hone.engine.ParameterLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/// The shape of a low-rank adapter: W + scale · A B on chosen linear layers.
///
/// `dropout` is the probability that an input of A is dropped in supervised training (Y = X W + scale · (D(X) A) B);
/// sampling and scoring drop nothing.
///
/// `layers` counts decoder layers from 0; empty means all of them. Scale: alpha / rank, or alpha / sqrt(rank).
/// Throws: `IllegalArgumentException` outside the ranges.
/// Source: Hu et al., arXiv:2106.09685; rank-stabilised scale: Kalajdzievski, arXiv:2312.03732. Matrices act from the
/// right here, so A and B are the transposes of the paper's.
public record LoraSettings(
        int rank, double alpha, Scaling scaling, List<LinearLayer> targets, List<Integer> layers, double dropout) {
    /// How alpha becomes the factor of A B.
    public enum Scaling {
        /// alpha / rank.
        CLASSIC,
        /// alpha / sqrt(rank): the size of the update does not shrink as the rank grows.
        RANK_STABILIZED
    }

    /// Without dropout.
    public LoraSettings(
            int rank, double alpha, Scaling scaling, List<LinearLayer> targets, List<Integer> layers) {
        this(rank, alpha, scaling, targets, layers, 0);
    }

    public LoraSettings {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of an adapter must be positive: " + rank);
        }
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha must be a positive number: " + alpha);
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("an adapter needs at least one target, such as q_proj");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1: " + dropout);
        }
        targets = List.copyOf(EnumSet.copyOf(targets));
        layers = List.copyOf(new TreeSet<>(layers));
        if (!layers.isEmpty() && layers.getFirst() < 0) {
            throw new IllegalArgumentException("layers count from 0: " + layers.getFirst());
        }
    }

    /// The factor of A B.
    public float scale() {
        return (float) (switch (scaling) {
            case CLASSIC -> alpha / rank;
            case RANK_STABILIZED -> alpha / Math.sqrt(rank);
        });
    }

    /// One linear layer of one decoder layer.
    public record Place(int layer, LinearLayer linear) {}

    /// All places in a model of this layout, layer by layer.
    ///
    /// @throws IllegalArgumentException if a layer is not there
    public List<Place> places(ParameterLayout layout) {
        int n = layout.config().layers();
        if (!layers.isEmpty() && layers.getLast() >= n) {
            throw new IllegalArgumentException(
                    "layer " + layers.getLast() + " is not there; the model has layers 0 to " + (n - 1));
        }
        var places = new ArrayList<Place>();
        for (int l = 0; l < n; l++) {
            if (layers.isEmpty() || layers.contains(l)) {
                for (LinearLayer linear : targets) {
                    places.add(new Place(l, linear));
                }
            }
        }
        return places;
    }
}

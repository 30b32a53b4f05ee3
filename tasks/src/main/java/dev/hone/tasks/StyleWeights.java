package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How often each style of demonstration occurs in a mixture; the weights need not sum to 1.
public record StyleWeights(Map<Style, Double> weights) {
    public StyleWeights {
        EnumMap<Style, Double> copy = new EnumMap<>(Style.class);
        copy.putAll(weights);
        copy.forEach((style, weight) -> {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new InputException("style " + style.name().toLowerCase(Locale.ROOT) + " has weight "
                        + weight + "; a weight is a finite number of at least 0");
            }
        });
        if (copy.values().stream().noneMatch(weight -> weight > 0)) {
            throw new InputException("all style weights are 0; give at least one style a positive weight");
        }
        weights = Collections.unmodifiableMap(copy);
    }

    /// Weights for right steps, sloppy steps, steps by a wrong rule, and guesses, in this order.
    public static StyleWeights of(double steps, double sloppy, double buggy, double guess) {
        return new StyleWeights(
                Map.of(Style.STEPS, steps, Style.SLOPPY, sloppy, Style.BUGGY, buggy, Style.GUESS, guess));
    }

    /// Each of these styles equally often.
    public static StyleWeights equal(Collection<Style> styles) {
        return new StyleWeights(styles.stream().collect(Collectors.toMap(style -> style, style -> 1.0)));
    }

    /// Nothing but this style.
    public static StyleWeights only(Style style) {
        return new StyleWeights(Map.of(style, 1.0));
    }

    /// The weight of a style, 0 where none was given.
    public double weight(Style style) {
        return weights.getOrDefault(style, 0.0);
    }

    /// A style, drawn by weight.
    public Style pick(Draws draws) {
        Style[] all = Style.values();
        double[] w = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            w[i] = weight(all[i]);
        }
        return all[draws.weighted(w)];
    }
}

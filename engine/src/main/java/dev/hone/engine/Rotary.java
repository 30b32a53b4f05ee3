package dev.hone.engine;

/// How positions turn the pairs of a head: the frequencies of the rotary embedding.
///
/// Frequency i of a head of width h is `theta^(-2i/h)`, then changed as the variant says.
/// Source: RoFormer, arXiv:2104.09864; the Llama 3 variant as in Llama 3.1's release and `transformers`.
public sealed interface Rotary {
    /// The base of the geometric series of frequencies.
    double theta();

    /// Unscaled.
    record Plain(double theta) implements Rotary {
        public Plain {
            requirePositive("theta", theta);
        }
    }

    /// All frequencies divided by `factor` (position interpolation).
    record Linear(double theta, double factor) implements Rotary {
        public Linear {
            requirePositive("theta", theta);
            requirePositive("factor", factor);
        }
    }

    /// Low frequencies divided by `factor`, high ones kept, a smooth passage between.
    record Llama3(double theta, double factor, double lowFrequencyFactor, double highFrequencyFactor,
            int originalPositions)
            implements Rotary {
        public Llama3 {
            requirePositive("theta", theta);
            requirePositive("factor", factor);
            requirePositive("low_freq_factor", lowFrequencyFactor);
            requirePositive("original_max_position_embeddings", originalPositions);
            if (!(highFrequencyFactor > lowFrequencyFactor)) {
                throw new IllegalArgumentException("high_freq_factor must exceed low_freq_factor: "
                        + highFrequencyFactor + " against " + lowFrequencyFactor);
            }
        }
    }

    /// Angle per position of the pairs of a head, width / 2 of them.
    ///
    /// Rounded where `transformers` rounds to float32 (the exponent, the power and its inverse), because a position of
    /// some hundreds multiplies what differs there.
    default double[] frequencies(int headWidth) {
        double[] f = new double[headWidth / 2];
        for (int i = 0; i < f.length; i++) {
            float exponent = (float) (2 * i) / headWidth;
            f[i] = scaled(1f / (float) StrictMath.pow(theta(), exponent));
        }
        return f;
    }

    private double scaled(double f) {
        return switch (this) {
            case Plain p -> f;
            case Linear l -> f / l.factor;
            case Llama3 l -> {
                double wavelength = 2 * Math.PI / f;
                double low = l.originalPositions / l.lowFrequencyFactor;
                double high = l.originalPositions / l.highFrequencyFactor;
                if (wavelength > low) {
                    yield f / l.factor;
                }
                if (wavelength < high) {
                    yield f;
                }
                double smooth = (l.originalPositions / wavelength - l.lowFrequencyFactor)
                        / (l.highFrequencyFactor - l.lowFrequencyFactor);
                yield (1 - smooth) * f / l.factor + smooth * f;
            }
        };
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a positive number: " + value);
        }
    }
}

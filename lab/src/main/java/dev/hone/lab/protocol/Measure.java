package dev.hone.lab.protocol;

import java.util.Locale;

/// Something that is measured of every arm and seed.
public record Measure(String name, String meaning, Unit unit) {
    /// How its numbers are read.
    public enum Unit {
        /// Of 1; differences are read in points of a hundred.
        SHARE,
        /// A plain number.
        NUMBER,
        /// Natural logarithms.
        NATS,
        /// Tokens.
        TOKENS;

        /// A difference with its sign.
        public String difference(double value) {
            return switch (this) {
                case SHARE -> String.format(Locale.ROOT, "%+.1f points", 100 * value);
                case NUMBER -> String.format(Locale.ROOT, "%+.3f", value);
                case NATS -> String.format(Locale.ROOT, "%+.3f nats", value);
                case TOKENS -> String.format(Locale.ROOT, "%+.1f tokens", value);
            };
        }
    }
}

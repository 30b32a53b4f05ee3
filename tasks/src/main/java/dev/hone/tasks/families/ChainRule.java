package dev.hone.tasks.families;

import dev.hone.foundation.Draws;

/// What the steps of a chain may be and what they give.
sealed interface ChainRule {
    String name();

    String description();

    /// First letter of the prompt.
    String letter();

    /// What stands between the last operand and `=`.
    String suffix();

    /// The first value of a chain.
    int start(Draws draws);

    /// The operator between this running value and this operand.
    Operator operator(Draws draws, int value, int operand);

    /// The right result of a step.
    int apply(int value, Operator operator, int operand);

    /// The result by this rule's systematic mistake.
    int mistaken(int value, Operator operator, int operand);

    /// The result made wrong by an offset, kept inside the range of values.
    int shifted(int value, int offset);

    /// Additions and subtractions that never fall below zero. The mistake: carry and borrow are forgotten.
    record Sums() implements ChainRule {
        @Override
        public String name() {
            return "chains";
        }

        @Override
        public String description() {
            return "chained additions and subtractions of digits: c7+8-3+9=";
        }

        @Override
        public String letter() {
            return "c";
        }

        @Override
        public String suffix() {
            return "";
        }

        @Override
        public int start(Draws draws) {
            return draws.between(1, 9);
        }

        @Override
        public Operator operator(Draws draws, int value, int operand) {
            return draws.chance(0.5) && value >= operand ? Operator.MINUS : Operator.PLUS;
        }

        @Override
        public int apply(int value, Operator operator, int operand) {
            return operator.apply(value, operand);
        }

        @Override
        public int mistaken(int value, Operator operator, int operand) {
            int ones = Math.floorMod(value, 10);
            return value - ones + Math.floorMod(operator.apply(ones, operand), 10);
        }

        @Override
        public int shifted(int value, int offset) {
            return Math.max(0, value + offset);
        }
    }

    /// Sums with multiplications as long as the value stays below 100; from left to right, no precedence.
    record Products() implements ChainRule {
        private static final Sums SUMS = new Sums();

        @Override
        public String name() {
            return "product-chains";
        }

        @Override
        public String description() {
            return "chained additions, subtractions and multiplications, from left to right: p7*3-5=";
        }

        @Override
        public String letter() {
            return "p";
        }

        @Override
        public String suffix() {
            return "";
        }

        @Override
        public int start(Draws draws) {
            return draws.between(2, 9);
        }

        @Override
        public Operator operator(Draws draws, int value, int operand) {
            return draws.chance(0.4) && value * operand < 100
                    ? Operator.TIMES
                    : SUMS.operator(draws, value, operand);
        }

        @Override
        public int apply(int value, Operator operator, int operand) {
            return operator.apply(value, operand);
        }

        /// Digit by digit without carry; a two-digit value times a digit keeps the tens as they are.
        @Override
        public int mistaken(int value, Operator operator, int operand) {
            return SUMS.mistaken(value, operator, operand);
        }

        @Override
        public int shifted(int value, int offset) {
            return SUMS.shifted(value, offset);
        }
    }

    /// Sums and products of residues; every step is reduced at once.
    record Modulo(int modulus) implements ChainRule {
        public Modulo {
            if (modulus < 2 || modulus > 999) {
                throw new IllegalArgumentException("a modulus lies in 2 .. 999: " + modulus);
            }
        }

        @Override
        public String name() {
            return "mod" + modulus + "-chains";
        }

        @Override
        public String description() {
            return "chained additions, subtractions and multiplications modulo " + modulus + ": m7*3+5%" + modulus
                    + "=";
        }

        @Override
        public String letter() {
            return "m";
        }

        @Override
        public String suffix() {
            return "%" + modulus;
        }

        @Override
        public int start(Draws draws) {
            return draws.between(0, Math.min(9, modulus - 1));
        }

        @Override
        public Operator operator(Draws draws, int value, int operand) {
            return Operator.values()[draws.between(0, 2)];
        }

        @Override
        public int apply(int value, Operator operator, int operand) {
            return Math.floorMod(operator.apply(value, operand), modulus);
        }

        /// A result below zero loses its sign and one that is too large keeps its last digit, instead of being reduced.
        @Override
        public int mistaken(int value, Operator operator, int operand) {
            int result = Math.abs(operator.apply(value, operand));
            return result < modulus ? result : result % 10 % modulus;
        }

        @Override
        public int shifted(int value, int offset) {
            return Math.floorMod(value + offset, modulus);
        }
    }
}

package dev.hone.tasks;

import dev.hone.foundation.Key;

/// A keyed permutation of 0 .. n-1 that is computed place by place, without a table.
///
/// Four rounds of a Feistel network on the smallest even number of bits that holds n; results outside the range are
/// permuted again until they fall inside ("cycle walking"), which keeps it a bijection.
/// Source: Black, Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002.
final class Permuted {
    private static final int ROUNDS = 4;

    private Permuted() {}

    /// Where `place` goes.
    static int index(Key key, int place, int n) {
        int half = Math.max(1, (33 - Integer.numberOfLeadingZeros(Math.max(1, n - 1))) / 2);
        long mask = (1L << half) - 1;
        long value = place;
        do {
            long left = value >>> half;
            long right = value & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long next = left ^ (key.at(round).bits(right) & mask);
                left = right;
                right = next;
            }
            value = (left << half) | right;
        } while (value >= n);
        return (int) value;
    }
}

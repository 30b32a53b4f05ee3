package dev.hone.lab.evidence;

import dev.hone.lab.verdict.Comparison;
import dev.hone.lab.verdict.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether evidence holds when the experiment is run again: by equal bits, or else by equal verdicts with every
/// contrast's new mean inside the old interval.
///
/// @param differences what does not hold, in sentences; empty where all holds
public record Verification(Match match, List<String> differences) {
    /// How well it was met.
    public enum Match {
        /// Every number is the same, bit for bit.
        SAME_BITS,
        /// Numbers differ, and the verdicts and intervals hold.
        HOLDS,
        /// A verdict differs, a contrast's mean lies outside of its interval, or a sealed number was changed.
        BROKEN
    }

    /// Compares new results with old ones of the same protocol.
    ///
    /// @throws IllegalArgumentException if the protocols differ
    public static Verification of(Evidence committed, Evidence again) {
        if (!committed.protocol().equals(again.protocol()) || !committed.profile().equals(again.profile())) {
            throw new IllegalArgumentException("evidence of " + committed.fileName() + " and of " + again.fileName());
        }
        List<String> differences = new ArrayList<>();
        if (!EvidenceFile.seal(committed).results().equals(committed.results())) {
            differences.add("its numbers do not have the hash that seals them: somebody changed one");
        } else if (committed.results().equals(again.results())) {
            return new Verification(Match.SAME_BITS, List.of());
        }
        for (int i = 0; i < committed.claims().size(); i++) {
            compare(committed.claims().get(i), again.claims().get(i), differences);
        }
        return new Verification(differences.isEmpty() ? Match.HOLDS : Match.BROKEN, List.copyOf(differences));
    }

    private static void compare(Decision old, Decision fresh, List<String> differences) {
        if (old.verdict() != fresh.verdict()) {
            differences.add(old.claim() + ": was " + old.verdict().spelt() + ", is " + fresh.verdict().spelt());
        }
        for (int i = 0; i < Math.min(old.comparisons().size(), fresh.comparisons().size()); i++) {
            Comparison before = old.comparisons().get(i);
            double mean = fresh.comparisons().get(i).interval().mean();
            if (mean < before.interval().low() || mean > before.interval().high()) {
                differences.add(String.format(Locale.ROOT, "%s: %.4f is outside of %.4f to %.4f", before.name(), mean,
                        before.interval().low(), before.interval().high()));
            }
        }
    }
}

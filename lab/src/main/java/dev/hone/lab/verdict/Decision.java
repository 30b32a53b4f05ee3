package dev.hone.lab.verdict;

import java.util.List;

/// What became of a claim, why, and the comparisons that it rests on.
public record Decision(String claim, String text, Verdict verdict, String reason, List<Comparison> comparisons) {
    public Decision {
        comparisons = List.copyOf(comparisons);
    }
}

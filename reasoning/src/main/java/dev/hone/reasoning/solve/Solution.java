package dev.hone.reasoning.solve;

import java.util.List;

/// What a strategy came to: a text, the final answer in it (empty: none), and all that it considered.
public record Solution(String text, String answer, List<Candidate> considered) {
    /// Nothing: the budget did not allow a single completion.
    public static final Solution NONE = new Solution("", "", List.of());

    public Solution {
        considered = List.copyOf(considered);
    }

    /// One of the candidates.
    public static Solution of(Candidate chosen, List<Candidate> considered) {
        return new Solution(chosen.text(), chosen.answer(), considered);
    }
}

package dev.hone.tasks;

import java.util.Map;

/// One question with what is needed to judge an answer.
///
/// `id` is unique within the family and stable across versions; `reference` is a gold answer (one of possibly many);
/// `facts` are what the family knows besides, as text.
public record Problem(
        String id, String family, String prompt, String reference, int difficulty, Map<String, String> facts) {
    public Problem {
        facts = Map.copyOf(facts);
    }

    /// The fact with this name, which must be there.
    public String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("problem " + id + " has no fact '" + name + "'");
        }
        return fact;
    }
}

package dev.hone.lab.protocol;

import java.util.List;

/// A sentence that the experiment supports or refutes, and by which rule.
///
/// @param gates names of the gates that must be passed for the claim to mean anything
public record Claim(String id, String text, Rule rule, List<String> gates) {
    public Claim {
        gates = List.copyOf(gates);
    }

    /// A claim behind these gates.
    public static Claim of(String id, String text, Rule rule, String... gates) {
        return new Claim(id, text, rule, List.of(gates));
    }
}

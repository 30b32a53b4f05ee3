package dev.hone.tasks.families;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A rule that makes a text of another, by its letter; a rule may not fit, and then makes an empty text.
record NamedRule(String letter, UnaryOperator<String> rule) {
    /// The texts after each rule of a chain; an empty text stays empty.
    static List<String> states(List<NamedRule> chain, String input) {
        List<String> states = new ArrayList<>();
        String text = input;
        for (NamedRule rule : chain) {
            text = text.isEmpty() ? "" : rule.rule.apply(text);
            states.add(text);
        }
        return states;
    }

    /// All chains of so many rules.
    static List<List<NamedRule>> chains(List<NamedRule> rules, int length) {
        List<List<NamedRule>> chains = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<NamedRule>> longer = new ArrayList<>();
            for (List<NamedRule> chain : chains) {
                for (NamedRule rule : rules) {
                    List<NamedRule> next = new ArrayList<>(chain);
                    next.add(rule);
                    longer.add(next);
                }
            }
            chains = longer;
        }
        return chains;
    }
}

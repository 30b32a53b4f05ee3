package dev.hone.tasks.code;

import tools.jackson.databind.JsonNode;

/// Compares what a function returned with what it should: numbers by value, decimals within a billionth.
final class Results {
    private static final double TOLERANCE = 1e-9;

    private Results() {}

    static boolean same(JsonNode wanted, JsonNode given) {
        if (wanted.isNumber() && given.isNumber()) {
            if (wanted.isIntegralNumber() && given.isIntegralNumber()) {
                return wanted.bigIntegerValue().equals(given.bigIntegerValue());
            }
            double w = wanted.asDouble();
            return Math.abs(w - given.asDouble()) <= TOLERANCE * Math.max(1, Math.abs(w));
        }
        if (wanted.isArray() && given.isArray() && wanted.size() == given.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!same(wanted.get(i), given.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted.isObject() && given.isObject() && wanted.size() == given.size()) {
            return wanted.propertyStream()
                    .allMatch(e -> given.has(e.getKey()) && same(e.getValue(), given.get(e.getKey())));
        }
        return !wanted.isContainer() && wanted.equals(given);
    }
}

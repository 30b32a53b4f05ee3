package dev.hone.app.atlas.playground;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.app.input.Budgets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What somebody asks in the playground: a task's problem, or a prompt of their own.
///
/// @param model the id of a known model
/// @param task such as `chains?difficulty=3`; empty where there is a prompt
/// @param seed chooses the problem and the random streams
record Asked(
        String model, Optional<String> task, Optional<String> prompt, String strategyText, Strategy strategy,
        String budgetText, Budget budget, GenerationOptions options, long seed) {
    private static final List<String> KEYS =
            List.of("model", "task", "prompt", "strategy", "budget", "temperature", "tokens", "seed");
    private static final int LONGEST = 1 << 14;
    private static final int MOST_TOKENS = 4096;
    private static final long LARGEST_SEED = 1L << 53;

    /// Reads the body of a request.
    ///
    /// @throws InputException naming the field that is wrong
    static Asked read(String body) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new InputException("the request is no JSON", e);
        }
        if (!json.isObject()) {
            throw new InputException("the request must be a JSON object");
        }
        json.propertyNames().forEach(key -> {
            if (!KEYS.contains(key)) {
                throw new InputException("there is no field '" + key + "'" + Nearest.hint(key, KEYS));
            }
        });
        Optional<String> task = text(json, "task");
        Optional<String> prompt = text(json, "prompt");
        if (task.isPresent() == prompt.isPresent()) {
            throw new InputException("give either a task or a prompt");
        }
        String strategy = text(json, "strategy").orElse("greedy");
        String budget = text(json, "budget").orElse("unlimited");
        double temperature = number(json, "temperature", 1, 0, 10);
        int tokens = (int) number(json, "tokens", 64, 1, MOST_TOKENS);
        return new Asked(
                text(json, "model").orElseThrow(() -> new InputException("model: is missing")), task, prompt, strategy,
                Strategies.all().parse(strategy), budget, Budgets.read("budget", budget),
                GenerationOptions.of(temperature, tokens), (long) number(json, "seed", 0, 0, LARGEST_SEED));
    }

    private static Optional<String> text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw new InputException(key + ": must be a text of at most " + LONGEST + " characters");
        }
        return Optional.of(value.stringValue()).filter(t -> !t.isBlank());
    }

    private static double number(JsonNode json, String key, double usual, double least, double most) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw new InputException("%s: must be a number from %.0f to %.0f".formatted(key, least, most));
        }
        return value.doubleValue();
    }
}

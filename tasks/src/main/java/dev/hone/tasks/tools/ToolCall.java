package dev.hone.tasks.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A call that a model wrote: `{"name": "calc", "arguments": {"expression": "2+3"}}`, alone or between `<tool_call>`
/// and `</tool_call>`; or the short form `calc(2+3)` for a tool with one argument, whose name is then empty here.
///
/// Source: the long form is the one of the Hermes and Qwen chat templates.
public record ToolCall(String name, Map<String, String> arguments) {
    /// Name of the argument of the short form.
    static final String ONLY = "";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPEN = "<tool_call>";
    private static final String CLOSE = "</tool_call>";
    private static final Pattern SHORT = Pattern.compile("([A-Za-z0-9_-]{1,64})\\((.*)\\)", Pattern.DOTALL);

    public ToolCall {
        arguments = Map.copyOf(arguments);
    }

    /// The call in a text, or nothing where there is none.
    ///
    /// Throws: [ToolFault] where a call is begun and cannot be read.
    public static Optional<ToolCall> in(String text) {
        String call = text.strip();
        int open = call.indexOf(OPEN);
        if (open >= 0) {
            int close = call.indexOf(CLOSE, open);
            if (close < 0) {
                throw new ToolFault("the call has no " + CLOSE);
            }
            return Optional.of(json(call.substring(open + OPEN.length(), close)));
        }
        if (call.startsWith("{")) {
            return Optional.of(json(call));
        }
        Matcher m = SHORT.matcher(call);
        return m.matches() ? Optional.of(new ToolCall(m.group(1), Map.of(ONLY, m.group(2)))) : Optional.empty();
    }

    /// The call in its long form, on one line between `<tool_call>` and `</tool_call>`.
    public String text() {
        ObjectNode given = JSON.createObjectNode();
        arguments.keySet().stream().sorted().forEach(name -> given.put(name, arguments.get(name)));
        ObjectNode call = JSON.createObjectNode().put("name", name);
        call.set("arguments", given);
        return OPEN + call + CLOSE;
    }

    private static ToolCall json(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new ToolFault("the call is not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject() || !node.path("name").isString() || !node.path("arguments").isObject()) {
            throw new ToolFault("a call is an object with name (text) and arguments (an object)");
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        node.path("arguments").properties().forEach(
                e -> arguments.put(
                        e.getKey(), e.getValue().isString() ? e.getValue().stringValue() : e.getValue().toString()));
        return new ToolCall(node.path("name").stringValue(), arguments);
    }
}

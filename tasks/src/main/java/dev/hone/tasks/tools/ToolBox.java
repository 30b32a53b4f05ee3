package dev.hone.tasks.tools;

import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tools of an environment: answers what a model wrote, where that is a call. Whatever is wrong with a call is an
/// answer too, so that the model can do better in its next turn.
///
/// Throws: `IllegalArgumentException` where two tools have the same name.
public record ToolBox(List<Tool> tools) {
    public ToolBox {
        tools = List.copyOf(tools);
        Set<String> names = new HashSet<>();
        for (Tool tool : tools) {
            if (!names.add(tool.name())) {
                throw new IllegalArgumentException("two tools are named " + tool.name());
            }
        }
    }

    /// What the called tool says, `error: ...` where the call is wrong, nothing where the text is no call.
    ///
    /// Throws: whatever a tool throws that itself failed.
    public Optional<String> answer(String text) {
        try {
            return ToolCall.in(text).map(this::call);
        } catch (ToolFault e) {
            return Optional.of("error: " + e.getMessage());
        }
    }

    private String call(ToolCall call) {
        Tool tool = tools.stream()
                .filter(t -> t.name().equals(call.name()))
                .findFirst()
                .orElseThrow(() -> new ToolFault("there is no tool '" + call.name() + "'"
                        + Nearest.hint(call.name(), tools.stream().map(Tool::name).toList())));
        return tool.call(arguments(tool, call));
    }

    private static List<String> arguments(Tool tool, ToolCall call) {
        List<String> names = tool.parameters().stream().map(Parameter::name).toList();
        String only = call.arguments().get(ToolCall.ONLY);
        if (only != null && names.size() == 1) {
            return List.of(only);
        }
        for (String given : call.arguments().keySet()) {
            if (!names.contains(given)) {
                throw new ToolFault(tool.name() + " takes the arguments " + names + ", not '" + given + "'");
            }
        }
        List<String> values = new ArrayList<>();
        for (String name : names) {
            String value = call.arguments().get(name);
            if (value == null) {
                throw new ToolFault(tool.name() + " needs the argument '" + name + "'");
            }
            values.add(value);
        }
        return values;
    }
}

package dev.hone.engine.internal.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each piece of `golden/text/jinja.jsonl` as transformers renders it; made by `src/test/golden/chat.py`.
class JinjaGoldenTest {
    @Test
    void piecesRenderAsTheReferenceRendersThem() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/golden/text/jinja.jsonl"));
        JsonMapper mapper = JsonMapper.shared();
        Map<String, Value> variables = new LinkedHashMap<>();
        mapper.readTree(lines.getFirst()).properties()
                .forEach(entry -> variables.put(entry.getKey(), value(entry.getValue())));
        List<String> wrong = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode row = mapper.readTree(line);
            String source = row.get("source").stringValue();
            String expected = row.has("error") ? "error" : row.get("text").stringValue();
            String found = rendered(source, variables);
            boolean same = row.has("error") ? found.startsWith("piece, line ") : found.equals(expected);
            if (!same) {
                wrong.add(source + "\n   gives    " + found + "\n   expected " + expected);
            }
        }
        assertThat(lines).hasSizeGreaterThan(350);
        assertThat(wrong).isEmpty();
    }

    private static String rendered(String source, Map<String, Value> variables) {
        try {
            return Template.parse("piece", source).render(variables, Clock.systemUTC());
        } catch (InputException error) {
            return error.getMessage();
        }
    }

    static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Value.of(node.stringValue());
            case BOOLEAN -> Value.of(node.booleanValue());
            case NULL -> Constants.NONE;
            case NUMBER -> node.isInt() ? Value.of((long) node.intValue()) : new Value.Real(node.doubleValue());
            case ARRAY -> Value.list(node.valueStream().map(JinjaGoldenTest::value).toList());
            case OBJECT -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
                yield Value.mapping(entries);
            }
            default -> throw new IllegalStateException(node.toString());
        };
    }
}

package dev.hone.lab.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hone.foundation.Nearest;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.lab.cluster.Kind;
import dev.hone.lab.finding.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds YAML against the JSON Schema of its kind and names file and line of what does not fit.
final class FrontMatterSchema {
    private record Rules(JsonNode tree, Schema schema) {}

    private final Map<Kind, Rules> rules = new EnumMap<>(Kind.class);

    FrontMatterSchema() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Kind kind : Kind.values()) {
            String name = "/dev/hone/lab/schema/" + kind.name().toLowerCase(Locale.ROOT) + ".json";
            try (InputStream in = FrontMatterSchema.class.getResourceAsStream(name)) {
                JsonNode tree = JsonMapper.shared().readTree(Objects.requireNonNull(in));
                rules.put(kind, new Rules(tree, registry.getSchema(tree)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Notes every value that the schema does not allow.
    void check(Kind kind, YamlNode node, Findings findings) {
        YamlJson json = YamlJson.of(node);
        Rules wanted = Objects.requireNonNull(rules.get(kind));
        for (Error error : wanted.schema().validate(json.tree())) {
            findings.error(json.place(pointer(error)), message(wanted.tree(), error));
        }
    }

    /// What is wrong: the value, or the key that should not be there.
    private static String pointer(Error error) {
        String value = error.getInstanceLocation().toString();
        return error.getKeyword().equals("additionalProperties") ? value + "/" + error.getProperty() : value;
    }

    private static String message(JsonNode tree, Error error) {
        String where = error.getInstanceLocation().toString();
        String subject = where.isEmpty() ? "" : "'" + where.substring(1).replace('/', '.') + "' ";
        String property = Objects.requireNonNullElse(error.getProperty(), "");
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                "unknown key '" + property + "'" + Nearest.hint(property, known(tree, error));
            case "required" -> "the key '" + property + "' is missing";
            case "enum" -> {
                String given = Objects.requireNonNull(error.getInstanceNode()).asString();
                List<String> allowed = StreamSupport.stream(error.getSchemaNode().spliterator(), false)
                        .map(JsonNode::asString)
                        .toList();
                yield subject + "is '" + given + "'" + Nearest.hint(given, allowed);
            }
            case "pattern" -> subject + pattern(error.getSchemaNode().asString());
            default -> subject + error.getMessage();
        };
    }

    /// The keys that are allowed where an unknown one stands.
    private static List<String> known(JsonNode tree, Error error) {
        String rule = error.getEvaluationPath().toString();
        JsonNode properties = tree.at(rule.substring(0, rule.lastIndexOf('/')) + "/properties");
        return List.copyOf(properties.propertyNames());
    }

    /// A pattern in words.
    private static String pattern(String regex) {
        return switch (regex) {
            case "\\?$" -> "must be a question: end with '?'";
            case "\\.$" -> "must be a sentence: end with '.'";
            default -> "must match " + regex;
        };
    }
}

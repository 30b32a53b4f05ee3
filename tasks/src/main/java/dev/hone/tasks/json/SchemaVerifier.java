package dev.hone.tasks.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Judges whether a completion holds JSON that a JSON Schema allows. Gold is the schema (2020-12, draft-07, or what its
/// `$schema` names).
///
/// Nothing is fetched: a `$ref` may point into the schema itself and at the drafts' own schemas, and to another place
/// gives [Verdict.Failed]. `format` is an annotation, as 2020-12 has it. A `pattern` may take long: bound the time.
public record SchemaVerifier(JsonRules rules) implements Verifier {
    private static final int LONGEST_MESSAGE = 200;

    @Override
    public Verdict verify(String gold, String prediction) {
        Schema schema;
        try {
            schema = schema(gold);
        } catch (RuntimeException e) {
            return new Verdict.Failed(e);
        }
        Optional<JsonNode> found = rules.place() == JsonRules.Place.WHOLE
                ? JsonText.whole(prediction)
                : JsonText.last(prediction);
        if (found.isEmpty()) {
            return new Verdict.Unparseable(rules.place() == JsonRules.Place.WHOLE
                    ? "the text is not JSON"
                    : "no JSON in the text");
        }
        try {
            List<Error> errors = schema.validate(found.get());
            return errors.isEmpty()
                    ? new Verdict.Correct("the schema allows the value")
                    : new Verdict.Incorrect(message(errors));
        } catch (RuntimeException e) {
            return new Verdict.Failed(e);
        }
    }

    private Schema schema(String gold) {
        JsonNode tree = JsonText.whole(gold).filter(node -> node.isObject() || node.isBoolean())
                .orElseThrow(() -> new InputException("the gold text " + Excerpt.of(gold)
                        + " is no JSON Schema such as {\"type\": \"object\", \"required\": [\"name\"]}"));
        SpecificationVersion version = switch (rules.draft()) {
            case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
            case DRAFT_07 -> SpecificationVersion.DRAFT_7;
        };
        return SchemaRegistry.withDefaultDialect(version, registry -> registry.schemaLoader(
                loader -> loader.allow(iri -> isDraft(iri.toString()))))
                .getSchema(tree);
    }

    /// The schemas of the drafts come with the library.
    private static boolean isDraft(String iri) {
        return iri.startsWith("https://json-schema.org/") || iri.startsWith("http://json-schema.org/");
    }

    private static String message(List<Error> errors) {
        Error first = errors.getFirst();
        String path = first.getInstanceLocation().toString();
        String place = path.isEmpty() ? "the value" : path;
        String text = (place + ": " + first.getMessage()).replaceAll("\\s+", " ");
        String cut = text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text;
        return errors.size() == 1 ? cut : cut + " (and " + (errors.size() - 1) + " more)";
    }

    /// The JSON without white space, names in the order in which they were written.
    @Override
    public String answer(String prediction) {
        return (rules.place() == JsonRules.Place.WHOLE ? JsonText.whole(prediction) : JsonText.last(prediction))
                .map(JsonNode::toString).orElse("");
    }
}

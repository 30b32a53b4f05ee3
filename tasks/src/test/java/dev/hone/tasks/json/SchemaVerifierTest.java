package dev.hone.tasks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.Verifiers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchemaVerifierTest {
    private static final SchemaVerifier USUAL = new SchemaVerifier(JsonRules.USUAL);
    private static final String PERSON = """
        {"type": "object", "required": ["name", "tags"], "additionalProperties": false, "properties": {
          "name": {"type": "string", "minLength": 1}, "age": {"type": "integer", "minimum": 0},
          "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}}},
         "$defs": {"tag": {"enum": ["a", "b"]}}}""";

    private static Verdict judge(String text) {
        return USUAL.verify(PERSON, text);
    }

    @Test
    void aValueThatTheSchemaAllowsIsRightWhereverItStands() {
        String json = "{\"name\": \"Ada\", \"age\": 36, \"tags\": [\"a\", \"b\"]}";
        for (String text : new String[] {json, "Here it is:\n```json\n" + json + "\n```\nIs that all?",
            "The set {1, 2} is no JSON, but " + json + " is.", "<think>{\"name\": 1}</think>" + json,
            "{\"name\": 3} was wrong; " + json}) {
            assertThat(judge(text)).as(text).isInstanceOf(Verdict.Correct.class);
        }
    }

    @Test
    void whatIsWrongIsNamedWithItsPath() {
        assertThat(judge("{\"name\": \"Ada\", \"tags\": [\"a\", \"c\"]}").reason()).startsWith("/tags/1: ");
        assertThat(judge("{\"name\": \"\", \"tags\": []}").reason()).startsWith("/name: ");
        assertThat(judge("{\"tags\": []}").reason()).contains("name");
        assertThat(judge("{\"name\": \"A\", \"tags\": [], \"age\": -1, \"x\": 1}").reason()).contains("(and 1 more)");
        assertThat(judge("{\"name\": \"A\", \"tags\": []").kind()).isIn("unparseable", "incorrect");
        assertThat(judge("no JSON")).isEqualTo(new Verdict.Unparseable("no JSON in the text"));
    }

    @Test
    void draftsDifferAndSchemasNameTheirs() {
        String tuple = "{\"items\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}";
        var seven = new SchemaVerifier(JsonRules.parse("draft-07"));
        assertThat(seven.verify(tuple, "[1, \"a\"]").kind()).isEqualTo("correct");
        assertThat(seven.verify(tuple, "[1, 2]").kind()).isEqualTo("incorrect");
        String named = "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", " + tuple.substring(1);
        assertThat(USUAL.verify(named, "[1, 2]").kind()).isEqualTo("incorrect");
        assertThat(USUAL.verify(named, "[1, \"a\"]").kind()).isEqualTo("correct");
        String prefix = "{\"prefixItems\": [{\"type\": \"integer\"}]}";
        assertThat(USUAL.verify(prefix, "[\"a\"]").kind()).isEqualTo("incorrect");
        assertThat(seven.verify(prefix, "[\"a\"]").kind()).isEqualTo("correct");
    }

    @Test
    void theWholeTextMayHaveToBeJson() {
        var whole = new SchemaVerifier(JsonRules.parse("whole"));
        assertThat(whole.verify("{\"type\": \"integer\"}", " 3 ").kind()).isEqualTo("correct");
        assertThat(whole.verify("{\"type\": \"integer\"}", "```json\n3\n```").kind()).isEqualTo("unparseable");
        assertThat(whole.verify("true", "{} {}").kind()).isEqualTo("unparseable");
    }

    @Test
    void nothingIsFetched() {
        for (String place : new String[] {"http://127.0.0.1:9/x.json", "file:///etc/hostname", "classpath:/x.json"}) {
            Verdict verdict = USUAL.verify("{\"$ref\": \"" + place + "\"}", "{}");
            assertThat(verdict).as(place).isInstanceOf(Verdict.Failed.class);
        }
        assertThat(USUAL.verify("3", "{}")).isInstanceOf(Verdict.Failed.class);
        assertThat(USUAL.verify("{\"type\": ", "{}")).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void aPatternThatTakesForEverIsCutOff() {
        var bounded = Verifiers.named("json-schema").verifier();
        long start = System.nanoTime();
        Verdict verdict = bounded.verify("{\"pattern\": \"^(a|aa|a.)*b(c|cc)*$\"}", "\"" + "a".repeat(60) + "\"");
        assertThat(verdict.kind()).isIn("timed_out", "incorrect");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void optionsAreExplained() {
        assertThat(Verifiers.named("json-schema:whole,draft-07").name()).isEqualTo("json-schema:whole,draft-07");
        assertThatThrownBy(() -> Verifiers.named("json-schema:whol")).isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'whole'");
    }
}

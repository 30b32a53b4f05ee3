package dev.hone.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("JSON lines")
class JsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void membersKeepTheirOrder() {
        String line = new Json()
                .put("b", 1)
                .put("a", "x")
                .put("c", 0.5)
                .put("d", 0.1f)
                .put("e", Json.Truth.YES)
                .putNull("f")
                .put("g", new Json().put("h", 2))
                .put("i", 1, 2)
                .toString();
        assertThat(line).isEqualTo(
                "{\"b\":1,\"a\":\"x\",\"c\":0.5,\"d\":0.1,\"e\":true,\"f\":null,\"g\":{\"h\":2},\"i\":[1,2]}");
        assertThat(new Json().toString()).isEqualTo("{}");
    }

    @Test
    void floatsReadBackToTheSameBits() {
        Draws draws = Key.of(1).draws();
        float[] values = new float[20_000];
        for (int i = 0; i < values.length; i++) {
            float value = Float.intBitsToFloat((int) (draws.uniform() * 0x1p32 - 0x1p31));
            values[i] = Float.isFinite(value) ? value : -0f;
        }
        JsonNode read = MAPPER.readTree(new Json().put("x", values).toString()).get("x");
        for (int i = 0; i < values.length; i++) {
            assertThat(Float.floatToRawIntBits(Float.parseFloat(read.get(i).asString())))
                    .isEqualTo(Float.floatToRawIntBits(values[i]));
            // Readers that know doubles only get there too.
            assertThat(Float.floatToRawIntBits((float) read.get(i).doubleValue()))
                    .isEqualTo(Float.floatToRawIntBits(values[i]));
        }
    }

    @Test
    void whatIsNotFiniteIsNull() {
        assertThat(new Json().put("a", Float.NaN).put("b", Double.POSITIVE_INFINITY).put("c", 1f, Float.NaN).toString())
                .isEqualTo("{\"a\":null,\"b\":null,\"c\":[1.0,null]}");
    }

    @Test
    void anyTextStaysOnOneLineAndReadsBack() {
        String text = "a\"b\\c\n\r\t\u0000\u001f\u007f\u2028 \u00e9 \ud83d\ude00";
        String line = new Json().put("t", text).toString();
        assertThat(line.lines()).hasSize(1);
        assertThat(MAPPER.readTree(line).get("t").stringValue()).isEqualTo(text);
        assertThat(new Json().put("t", "\ud83d").toString()).isEqualTo("{\"t\":\"\\ud83d\"}");
    }
}

package dev.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One run of the command line as a test sees it: exit code and what was written.
public record Invocation(int code, String out, String err) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Runs the program with these arguments, its streams not being terminals.
    public static Invocation of(Object... args) {
        return of(Terminal.Screen.PLAIN, args);
    }

    /// The same with streams that are terminals.
    public static Invocation onTerminal(Object... args) {
        return of(Terminal.Screen.LIVE, args);
    }

    private static Invocation of(Terminal.Screen screen, Object... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                screen, screen);
        String[] texts = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int code = Main.run(terminal, texts);
        return new Invocation(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The same run, which must have succeeded without a word beside the result.
    public Invocation succeeds() {
        assertThat(err).isEmpty();
        assertThat(code).isZero();
        return this;
    }

    /// The line that a run must have failed with: the only one, on standard error.
    public String failsWith(int expected) {
        assertThat(code).as("%s%s", out, err).isEqualTo(expected);
        assertThat(err).startsWith("hone: ").endsWith("\n");
        assertThat(err.lines()).hasSize(1);
        assertThat(out).isEmpty();
        return err.strip();
    }

    /// The numbers of a JSON array as a reader gets them: each number's text parsed as a float.
    public static float[] floats(JsonNode array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(array.get(i).asString());
        }
        return floats;
    }

    /// The whole numbers of a JSON array.
    public static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
    }

    /// Standard output, every line of which must be a JSON object.
    public List<JsonNode> json() {
        List<JsonNode> lines = out.lines().map(JSON::readTree).toList();
        assertThat(lines).allMatch(JsonNode::isObject);
        return lines;
    }
}

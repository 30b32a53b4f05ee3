package dev.hone.tasks.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Writes the program that calls what a model wrote and prints a line for each call: [#MARK], its number, and JSON.
final class Harness {
    /// Begins the lines that tell results.
    static final String MARK = "hone-call";

    private static final String IMPORTS =
            "import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;\n";

    private Harness() {}

    static String calls(Language language, String source, CodeTests.Calls calls) {
        return switch (language) {
            case PYTHON -> source + "\n\n" + resource("calls.py").replace("@FUNCTION@", calls.function())
                    .replace("@MARK@", MARK)
                    .replace("@CALLS@", quoted("[" + calls.calls().stream().map(c -> c.arguments().toString())
                            .collect(Collectors.joining(", ")) + "]"));
            case JAVA -> java(JavaAnswer.of(source), calls);
        };
    }

    private static String java(JavaAnswer answer, CodeTests.Calls calls) {
        String arguments = calls.calls().stream()
                .map(c -> c.arguments().stream().map(a -> quoted(a.toString())).collect(Collectors.joining(", ",
                        "{", "}")))
                .collect(Collectors.joining(", "));
        String types = answer.types().stream().map(name -> name + ".class").collect(Collectors.joining(", "));
        return IMPORTS + String.join("\n", answer.imports()) + "\n"
                + resource("Calls.java.txt").replace("@FUNCTION@", calls.function()).replace("@MARK@", MARK)
                        .replace("@TYPES@", types).replace("@CALLS@", arguments)
                + "\n" + answer.body() + "\n";
    }

    /// Each statement is tried by itself.
    static String statements(String source, List<String> statements) {
        List<String> lines = new ArrayList<>(List.of(source, "", "import sys as _hone_sys"));
        IntStream.range(0, statements.size()).forEach(i -> lines.add("""
            try:
                exec(compile(%s, "test", "exec"), globals())
                _hone_told = '{"result": true}'
            except BaseException as _hone_e:
                import json
                _hone_told = json.dumps({"error": (type(_hone_e).__name__ + ": " + str(_hone_e))[:120]})
            _hone_sys.__stdout__.write("\\n%s %d " + _hone_told + "\\n")
            _hone_sys.__stdout__.flush()
            """.formatted(quoted(statements.get(i)), MARK, i)));
        return String.join("\n", lines);
    }

    /// A literal of either language.
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Harness.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

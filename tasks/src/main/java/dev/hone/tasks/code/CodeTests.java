package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import dev.hone.tasks.json.JsonText;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a program must do, as JSON says it. One of
///
/// - `{"function": "add", "cases": [{"arguments": [1, 2], "result": 3}]}`: calls and what they return. The results are
///   compared outside the process, so that the program cannot read them;
/// - `{"cases": [{"input": "3\n", "output": "6"}]}`: whole programs, what they read and print;
/// - `{"tests": ["assert add(1, 2) == 3"]}`: statements of Python that raise where the program is wrong. They lie
///   beside the program, which may read them.
///
/// `"language": "java"` or `"python"` names the language.
sealed interface CodeTests {
    /// The language, where it is named.
    Optional<Language> language();

    /// Arguments, and what the function returns for them.
    record Call(List<JsonNode> arguments, JsonNode result) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// What a program reads and prints.
    record Dialogue(String input, String output) {}

    /// Calls of a function.
    record Calls(Optional<Language> language, String function, List<Call> calls) implements CodeTests {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /// Runs of a program.
    record Dialogues(Optional<Language> language, List<Dialogue> dialogues) implements CodeTests {
        public Dialogues {
            dialogues = List.copyOf(dialogues);
        }
    }

    /// Statements behind the program.
    record Statements(Optional<Language> language, List<String> statements) implements CodeTests {
        public Statements {
            statements = List.copyOf(statements);
        }
    }

    /// Reads a gold text.
    ///
    /// Throws: [InputException] where it is none of these.
    static CodeTests read(String gold) {
        JsonNode tree = JsonText.whole(gold).filter(JsonNode::isObject).orElseThrow(() -> unreadable(gold));
        Optional<Language> language = text(tree, "language").map(CodeTests::named);
        JsonNode tests = tree.path("tests");
        if (tests.isArray() && !tests.isEmpty()) {
            return new Statements(language, JsonText.texts(tests));
        }
        JsonNode cases = tree.path("cases");
        if (!cases.isArray() || cases.isEmpty()) {
            throw unreadable(gold);
        }
        Optional<String> function = text(tree, "function");
        if (function.isPresent()) {
            if (!function.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new InputException("'" + function.get() + "' is no name of a function");
            }
            return new Calls(language, function.get(), cases.valueStream().map(c -> call(c, gold)).toList());
        }
        return new Dialogues(language, cases.valueStream().map(c -> new Dialogue(text(c, "input").orElse(""),
                text(c, "output").orElseThrow(() -> unreadable(gold)))).toList());
    }

    private static Call call(JsonNode node, String gold) {
        if (!node.path("arguments").isArray() || !node.has("result")) {
            throw unreadable(gold);
        }
        return new Call(node.get("arguments").valueStream().toList(), node.get("result"));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.path(key).isString() ? Optional.of(node.path(key).asString()) : Optional.empty();
    }

    private static Language named(String word) {
        for (Language language : Language.values()) {
            if (language.word.equals(word)) {
                return language;
            }
        }
        throw new InputException("there is no language '" + word + "' for programs; write java or python");
    }

    private static InputException unreadable(String gold) {
        return new InputException(
                "the gold text " + Excerpt.of(gold) + " holds no tests such as {\"function\": \"add\","
                        + " \"cases\": [{\"arguments\": [1, 2], \"result\": 3}]}");
    }
}

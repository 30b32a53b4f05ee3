package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.json.JsonText;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Judges programs by tests, behind the walls of [CodeRunner]. Gold says what a program must do ([CodeTests]).
///
/// Correct where every test passes; with [CodeRules.Credit#SHARE] partly right by the share. Time on the clock that is
/// over gives [Verdict.TimedOut], a machine that runs no programs or gold that cannot be read [Verdict.Failed], a text
/// without a program [Verdict.Unparseable]; all else that goes wrong is the program's doing. Runners are made when they
/// are first needed. Safe for many threads. Depends on a clock and a machine, unlike other verifiers.
public final class CodeVerifier implements Verifier {
    private final CodeRules rules;
    private final Map<Language, CodeRunner> runners = new EnumMap<>(Language.class);

    public CodeVerifier(CodeRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        try {
            CodeTests tests = CodeTests.read(gold);
            Language language = tests.language().orElse(rules.language());
            if (tests instanceof CodeTests.Statements && language == Language.JAVA) {
                throw new InputException("tests are statements of Python; for Java write function and cases");
            }
            Optional<String> source = CodeBlock.last(prediction, language);
            if (source.isEmpty()) {
                return new Verdict.Unparseable("no program in the text");
            }
            CodeRunner runner = runner(language);
            return switch (tests) {
                case CodeTests.Calls c -> calls(c,
                        runner.run(Program.of(Harness.calls(language, source.get(), c))));
                case CodeTests.Statements s -> statements(s,
                        runner.run(Program.of(Harness.statements(source.get(), s.statements()))));
                case CodeTests.Dialogues d -> dialogues(d, source.get(), runner);
            };
        } catch (InputException e) {
            return new Verdict.Failed(e);
        }
    }

    private synchronized CodeRunner runner(Language language) {
        CodeRunner runner = runners.get(language);
        if (runner == null) {
            runner = CodeRunner.open(language, CodeLimits.USUAL.withWall(rules.wall()));
            runners.put(language, runner);
        }
        return runner;
    }

    private Verdict calls(CodeTests.Calls calls, CodeOutcome outcome) {
        return told(outcome, calls.calls().size(), (i, result) -> {
            CodeTests.Call call = calls.calls().get(i);
            JsonNode given = result.path("result");
            if (result.has("result") && Results.same(call.result(), given)) {
                return Optional.empty();
            }
            String said =
                    result.has("result") ? Excerpt.of(given.toString())
                            : Excerpt.of(JsonText.text(result.path("error")));
            String arguments = call.arguments().stream().map(JsonNode::toString).collect(Collectors.joining(", "));
            return Optional.of(calls.function() + " of " + Excerpt.of(arguments) + " gave " + said + ", not "
                    + Excerpt.of(call.result().toString()));
        });
    }

    private Verdict statements(CodeTests.Statements statements, CodeOutcome outcome) {
        return told(outcome, statements.statements().size(), (i, result) -> result.has("result")
                ? Optional.empty()
                : Optional.of(Excerpt.of(statements.statements().get(i)) + " ended with "
                        + Excerpt.of(JsonText.text(result.path("error")))));
    }

    /// Says what is wrong with the result of a test; empty where it passes.
    private interface Check {
        Optional<String> fault(int test, JsonNode result);
    }

    private Verdict told(CodeOutcome outcome, int tests, Check check) {
        if (!(outcome instanceof CodeOutcome.Exited exited)) {
            return outcome.verdict("");
        }
        Map<Integer, JsonNode> results = results(exited.output());
        int passed = 0;
        String fault = "";
        for (int i = 0; i < tests; i++) {
            JsonNode result = results.get(i);
            Optional<String> wrong =
                    result == null ? Optional.of(exited.code() == 0 ? "the program ended before its tests"
                            : "the program " + exited.reason()) : check.fault(i, result);
            passed += wrong.isEmpty() ? 1 : 0;
            fault = fault.isEmpty() ? wrong.orElse("") : fault;
        }
        return verdict(passed, tests, fault);
    }

    /// The first line for each test counts.
    private static Map<Integer, JsonNode> results(String output) {
        Map<Integer, JsonNode> all = new LinkedHashMap<>();
        output.lines().filter(line -> line.matches(Harness.MARK + " \\d{1,6} .*")).forEach(line -> {
            String[] parts = line.split(" ", 3);
            JsonText.whole(parts[2]).ifPresent(json -> all.putIfAbsent(Integer.parseInt(parts[1]), json));
        });
        return all;
    }

    private Verdict dialogues(CodeTests.Dialogues tests, String source, CodeRunner runner) {
        List<CodeTests.Dialogue> all = tests.dialogues();
        int passed = 0;
        String fault = "";
        for (CodeTests.Dialogue dialogue : all) {
            Verdict verdict = runner.run(new Program(source, dialogue.input())).verdict(dialogue.output());
            if (verdict.score().isEmpty()) {
                return verdict;
            }
            if (verdict instanceof Verdict.Correct) {
                passed++;
            } else {
                fault = fault.isEmpty() ? "for input " + Excerpt.of(dialogue.input()) + ": " + verdict.reason() : fault;
                if (rules.credit() == CodeRules.Credit.ALL) {
                    break;
                }
            }
        }
        return verdict(passed, all.size(), fault);
    }

    private Verdict verdict(int passed, int tests, String fault) {
        if (passed == tests) {
            return new Verdict.Correct(tests == 1 ? "the test passes" : "all " + tests + " tests pass");
        }
        boolean share = rules.credit() == CodeRules.Credit.SHARE && passed > 0;
        return share ? new Verdict.Partial((double) passed / tests, passed + " of " + tests + " tests pass; " + fault)
                : new Verdict.Incorrect(fault);
    }

    /// The program.
    @Override
    public String answer(String prediction) {
        return CodeBlock.last(prediction, rules.language()).orElse("");
    }
}

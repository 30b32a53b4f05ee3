package dev.hone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.Verifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeVerifierTest {
    private static final CodeVerifier USUAL = new CodeVerifier(CodeRules.parse("seconds=60"));
    private static final CodeVerifier PARTIAL = new CodeVerifier(CodeRules.parse("partial,seconds=60"));
    private static final String ADD = "{\"function\": \"add\", \"cases\": [{\"arguments\": [1, 2], \"result\": 3},"
            + " {\"arguments\": [-1, 1], \"result\": 0}]}";

    @Test
    void pythonIsCalledAndItsResultsCompared() {
        Runners.of(Language.PYTHON);
        String right = "Here:\n```python\ndef add(a, b):\n    print('adding')\n    return a + b\n```\nDone.";
        assertThat(USUAL.verify(ADD, right)).isEqualTo(new Verdict.Correct("all 2 tests pass"));
        String wrong = "```python\ndef add(a, b):\n    return a - b if a < 0 else a + b\n```";
        assertThat(USUAL.verify(ADD, wrong).reason()).isEqualTo("add of '-1, 1' gave '-2', not '0'");
        assertThat(PARTIAL.verify(ADD, wrong).score()).hasValue(0.5);
        assertThat(USUAL.verify(ADD, "```python\ndef add(a, b)\n    return a\n```").reason()).contains("SyntaxError");
        assertThat(USUAL.verify(ADD, "import sys\nsys.exit(0)").reason()).contains("ended before its tests");
        assertThat(USUAL.verify(ADD, "def plus(a, b):\n    return a + b").reason()).contains("KeyError");
        assertThat(USUAL.verify(ADD, "```\n```").kind()).isEqualTo("unparseable");
    }

    @Test
    void timeThatIsOverIsNoScore() {
        Runners.of(Language.PYTHON);
        var brief = new CodeVerifier(CodeRules.parse("seconds=2"));
        assertThat(brief.verify(ADD, "import time\ntime.sleep(60)").kind()).isEqualTo("timed_out");
    }

    @Test
    void statementsAndDialoguesAreTests() {
        Runners.of(Language.PYTHON);
        String statements = "{\"tests\": [\"assert twice(2) == 4\", \"assert twice('a') == 'aa'\","
                + " \"assert twice(0) == 1\"]}";
        Verdict verdict = PARTIAL.verify(statements, "def twice(x):\n    return 2 * x");
        assertThat(verdict.score().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(verdict.reason()).contains("AssertionError");
        String dialogues = "{\"cases\": [{\"input\": \"3\\n\", \"output\": \"6\"}, {\"input\": \"0\\n\","
                + " \"output\": \"0\\n\"}]}";
        assertThat(USUAL.verify(dialogues, "print(2 * int(input()))").kind()).isEqualTo("correct");
        assertThat(USUAL.verify(dialogues, "print(3 * int(input()))").reason())
                .startsWith("for input '3.': printed '9'");
    }

    @Test
    void javaMayBeMethodsOrClasses() {
        Runners.of(Language.JAVA);
        String gold =
                "{\"language\": \"java\", \"function\": \"join\", \"cases\": [{\"arguments\": [[1, 2], \"\\\"-\"],"
                        + " \"result\": [\"1\\\"-2\", 2]}]}";
        String method = "```java\nimport java.util.List;\n\nstatic List<Object> join(int[] items, String by) {\n"
                + "    // {\n    return List.of(items[0] + by + items[1], items.length);\n}\n```";
        assertThat(USUAL.verify(gold, method).reason()).isEqualTo("the test passes");
        String type = "```java\npublic class Joiner {\n    public Object[] join(List<Integer> items, String by) {\n"
                + "        return new Object[] {items.get(0) + by + items.get(1), items.size() + 1};\n    }\n}\n```";
        assertThat(USUAL.verify(gold, type).reason()).contains("not '[\"1\\\"-2\",2]'");
        assertThat(USUAL.verify(gold, "int join(").kind()).isEqualTo("incorrect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "{\"cases\": []}", "{\"function\": \"a b\", \"cases\": [{\"arguments\": []}]}",
        "{\"cases\": [{\"input\": \"1\"}]}", "{\"language\": \"c\", \"tests\": [\"x\"]}",
        "{\"language\": \"java\", \"tests\": [\"x\"]}"})
    void goldWithoutTestsFailsBeforeAnythingRuns(String gold) {
        assertThat(USUAL.verify(gold, "x = 1")).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void theLastBlockOfTheLanguageIsTheProgram() {
        assertThat(CodeBlock.last("```python\na\n```\n```java\nb\n```\n", Language.PYTHON)).hasValue("a");
        assertThat(CodeBlock.last("```python\na\n```\n```\nb\n```\n", Language.JAVA)).hasValue("b");
        assertThat(CodeBlock.last("```py\na\n```\nthen\n```python\nb", Language.PYTHON)).hasValue("b");
        assertThat(CodeBlock.last("<think>```python\na\n```</think>print(1)", Language.PYTHON)).hasValue("print(1)");
        assertThat(CodeBlock.last(" ", Language.PYTHON)).isEmpty();
    }

    @Test
    void typesOfJavaAreFoundAndOptionsExplained() {
        assertThat(JavaAnswer.of("record A(int x) {}\npublic final class B { String s = \"{\"; }").types())
                .containsExactly("A", "B");
        assertThat(JavaAnswer.of("int f() { return 1; }").types()).containsExactly("Solution");
        assertThatThrownBy(() -> Verifiers.named("code:pyton")).isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'python'");
    }
}

package dev.hone.tasks.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolBoxTest {
    private static final ToolBox BOX = new ToolBox(List.of(new Calculator()));

    @Test
    void bothFormsOfACallAreAnswered() {
        assertThat(BOX.answer("calc(47*83)")).hasValue("3901");
        assertThat(BOX.answer("{\"name\": \"calc\", \"arguments\": {\"expression\": \"2 - 5\"}}")).hasValue("-3");
        assertThat(BOX.answer("I compute.\n<tool_call>\n{\"name\":\"calc\",\"arguments\":{\"expression\":\"2+3\"}}\n"
                + "</tool_call>")).hasValue("5");
        assertThat(BOX.answer("the answer is 5")).isEmpty();
    }

    @Test
    void aCallThatIsWrittenIsRead() {
        var call = new ToolCall("run", Map.of("code", "print(\"a\")\n", "also", "<>"));
        assertThat(call.text()).isEqualTo("<tool_call>{\"name\":\"run\",\"arguments\":{\"also\":\"<>\","
                + "\"code\":\"print(\\\"a\\\")\\n\"}}</tool_call>");
        assertThat(ToolCall.in(call.text())).hasValue(call);
    }

    @Test
    void whatIsWrongWithACallIsAnAnswer() {
        assertThat(BOX.answer("clac(1+1)")).hasValueSatisfying(
                a -> assertThat(a).startsWith("error: there is no tool 'clac'").contains("calc"));
        assertThat(BOX.answer("calc(1/0)")).hasValueSatisfying(a -> assertThat(a).startsWith("error: write two"));
        assertThat(BOX.answer("{\"name\":\"calc\",\"arguments\":{}}"))
                .hasValue("error: calc needs the argument 'expression'");
        assertThat(BOX.answer("{\"name\":\"calc\",\"arguments\":{\"sum\":\"1+1\"}}"))
                .hasValue("error: calc takes the arguments [expression], not 'sum'");
        assertThat(BOX.answer("{\"name\":")).hasValueSatisfying(
                a -> assertThat(a).startsWith("error: the call is not JSON"));
        assertThat(BOX.answer("{\"name\":\"calc\"}")).hasValueSatisfying(
                a -> assertThat(a).startsWith("error: a call is an object"));
        assertThat(BOX.answer("<tool_call>{")).hasValue("error: the call has no </tool_call>");
    }

    @Test
    void aToolThatFailsItselfIsNotAnAnswer() {
        Tool broken = new Tool() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String description() {
                return "Fails.";
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(new Parameter("x", "anything"));
            }

            @Override
            public String call(List<String> arguments) {
                throw new IllegalStateException("out of order");
            }
        };
        assertThatThrownBy(() -> new ToolBox(List.of(broken)).answer("broken(1)")).hasMessage("out of order");
        assertThatThrownBy(() -> new ToolBox(List.of(broken, broken))).hasMessage("two tools are named broken");
    }
}

package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.app.Invocation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("hone simulate")
class SimulateCommandTest {
    /// 8 groups of 4 x 50 tokens on 4 x 2 slots: 50 s to write, 8 * 200 * 0.05 / 2 + 10 = 50 s to train.
    @Test
    void schedulesAreLines() {
        List<JsonNode> lines = Invocation.of("simulate", "--json", "--prompts", 8, "--group", 4, "--lengths",
                "fixed:50",
                "--token", 1, "--prefill", 0, "--training", 0.05, "--step-cost", 10, "--generators", 4, "--slots", 2,
                "--trainers", 2, "--staleness", "0,3", "--steps", 20).succeeds().json();
        assertThat(lines).extracting(l -> l.get("schedule").stringValue())
                .containsExactly("synchronous", "one-step-off", "asynchronous", "asynchronous");
        assertThat(lines).extracting(l -> l.get("bound").intValue()).containsExactly(0, 1, 0, 3);
        JsonNode synchronous = lines.getFirst();
        assertThat(synchronous.get("seconds_a_step").doubleValue()).isCloseTo(100, within(1e-9));
        assertThat(synchronous.get("steps_an_hour").doubleValue()).isCloseTo(36, within(1e-9));
        assertThat(synchronous.get("generators").doubleValue()).isCloseTo(0.5, within(1e-9));
        assertThat(synchronous.get("trainer").doubleValue()).isCloseTo(0.5, within(1e-9));
        assertThat(synchronous.get("staleness").doubleValue()).isZero();
        assertThat(synchronous.get("tokens_a_step").doubleValue()).isEqualTo(1600);
        assertThat(lines.get(1).get("seconds_a_step").doubleValue()).isCloseTo(50, within(1e-9));
        assertThat(lines.get(1).get("staleness").doubleValue()).isEqualTo(1);
        assertThat(lines.get(2).get("seconds_a_step")).isEqualTo(synchronous.get("seconds_a_step"));
    }

    @Test
    void peopleGetATable() {
        String out = Invocation.of("simulate", "--steps", 20, "--interruption", "recompute").succeeds().out();
        assertThat(out).startsWith("SCHEDULE ").contains("synchronous ", "asynchronous, at most 4 ", " %");
        assertThat(Invocation.of("simulate", "--steps", 20, "--interruption", "recompute").out()).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --lengths=fixd:5              | did you mean 'fixed'
            --lengths=fixed:x             | write it like fixed:64
            --lengths=uniform:9-3         | the lower one first: 9, 3
            --lengths=lognormal:200       | write it like lognormal:200,0.8,4096
            --token=0                     | drawing a token must take time
            --generators=0                | at least one generator
            --prompts=0                   | at least one prompt
            --staleness=-1                | 0 or more versions
            --steps=0                     | --steps must be 1 or more
            --calibrate=nowhere           | nowhere
            """)
    void wrongOptionsAreRefused(String option, String message) {
        assertThat(Invocation.of("simulate", option).failsWith(2)).contains(message);
    }
}

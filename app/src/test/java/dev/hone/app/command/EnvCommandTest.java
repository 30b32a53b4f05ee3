package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("hone env")
class EnvCommandTest {
    @Test
    void saysWhatAReportNeeds() {
        JsonNode line = Invocation.of("env", "--json").succeeds().json().getFirst();
        assertThat(line.propertyNames()).contains("hone", "commit", "home", "java", "processor", "flags");
        assertThat(line.get("cores").intValue()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(line.get("vector_bits").intValue()).isGreaterThanOrEqualTo(64);
        assertThat(Invocation.of("env").succeeds().out()).contains("processor", "heap_mib");
    }
}

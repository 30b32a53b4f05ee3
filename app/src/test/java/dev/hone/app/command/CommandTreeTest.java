package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("hone")
class CommandTreeTest {
    @Test
    void saysItsVersion() {
        assertThat(Invocation.of("--version").succeeds().out()).matches("hone \\d+\\.\\d+\\.\\d+\\n");
    }

    @Test
    void helpListsEveryCommandWithItsPurpose() {
        String help = Invocation.of("--help").succeeds().out();
        assertThat(help).contains("Use a model:", "  sample ", "Model files:", "  import ", "Exit codes");
        assertThat(Invocation.of().succeeds().out()).isEqualTo(help);
    }

    @Test
    void everyCommandExplainsItself() {
        for (String name : CommandTree.names()) {
            assertThat(Invocation.of(name, "--help").succeeds().out()).as(name).startsWith("Usage: hone " + name);
            assertThat(Invocation.of("--help").out()).contains("  " + name + " ");
        }
    }

    @Test
    void unknownNamesGetTheNearest() {
        assertThat(Invocation.of("sampel").failsWith(2)).contains("unknown command 'sampel'", "'sample'");
        assertThat(Invocation.of("sample", "m", "--tempreature", 1).failsWith(2))
                .contains("unknown option '--tempreature'", "'--temperature'");
        assertThat(Invocation.of("sample", "--sede=1").failsWith(2)).contains("unknown option '--sede'", "'--seed'");
        assertThat(Invocation.of("env", "now").failsWith(2)).contains("unexpected argument 'now'");
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        assertThat(Invocation.of("sample", "m", "--n", "many").failsWith(2)).contains("'--n'", "'many'");
        assertThat(Invocation.of("sample").failsWith(2)).contains("MODEL");
    }

    @Test
    void debugShowsTheTrace() {
        var invocation = Invocation.of("sample", "nowhere", "--ids", 1, "--debug");
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.err()).contains("no such file", "\tat dev.hone.app");
    }
}

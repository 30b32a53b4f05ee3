package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same bits interpreted and compiled, with narrow and wide vectors, with any number of threads, today and on the
/// day the number below was committed.
class BitsAcrossJvmsTest {
    /// Changes only when the arithmetic itself is changed on purpose.
    private static final String COMMITTED = "35e0c2f10e0dd7c2";

    @Test
    void thisJvmPrintsTheCommittedNumber() {
        assertThat(Long.toHexString(BitsProbe.hash(1))).isEqualTo(COMMITTED);
        assertThat(Long.toHexString(BitsProbe.hash(3))).isEqualTo(COMMITTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation -Xbatch",
                "-XX:UseAVX=2",
                "-XX:UseAVX=1",
                "-XX:+UseParallelGC"
            })
    void otherJvmsPrintItToo(String flags) throws IOException, InterruptedException {
        assumeTrue(
                !flags.contains("UseAVX") || System.getProperty("os.arch").equals("amd64"),
                "vector width flags of x86 only");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BitsProbe.class.getName(), "2"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(printed.strip()).isEqualTo(COMMITTED);
    }
}

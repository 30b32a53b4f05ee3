package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bits of the kernels are the same interpreted, compiled, on narrow vectors, and as they were when this was
/// written. A change of the hash is a change of every stored run's numbers: make it only on purpose.
class KernelBitsTest {
    private static final String COMMITTED = "ccadb2b7b0ccc07b";

    @Test
    void compilingChangesNoBit() {
        for (int i = 0; i < 300; i++) {
            assertThat(Long.toHexString(KernelBits.hash())).as("run %s", i).isEqualTo(COMMITTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:UseAVX=1", "-XX:UseAVX=0", "-XX:-UseFMA"})
    void noOtherMachineChangesABit(String flag) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+IgnoreUnrecognizedVMOptions",
                flag, "--add-modules", "jdk.incubator.vector", "-cp", classPath(), KernelBits.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        assertThat(printed).isEqualTo(COMMITTED);
    }

    private static String classPath() {
        return Stream.of(KernelBits.class, Gemm.class, Key.class)
                .map(KernelBitsTest::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in a process of their own are killed (SIGKILL) at random moments, while they start, train, log or write a
/// checkpoint, and gone on with until they end. Then weights, moments and logs are those of a run that nobody killed.
class KilledRunTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void base() throws IOException {
        TinyRuns.base(dir);
        Files.writeString(dir.resolve("rl.yaml"), TinyRuns.RL);
        Files.writeString(dir.resolve("ppo.yaml"), TinyRuns.PPO);
        Files.writeString(dir.resolve("pretrain.yaml"), TinyRuns.PRETRAIN);
        Files.writeString(dir.resolve("ahead.yaml"), TinyRuns.RL
                + "schedule: {name: asynchronous, staleness: 2, interruption: recompute, generators: 5}\n");
    }

    @Test
    void aFewKillsChangeNothing() throws Exception {
        killed("rl.yaml", 5, 1);
        killed("ahead.yaml", 2, 4);
    }

    @Test
    void aKillDoesNotChangeACritic() throws Exception {
        killed("ppo.yaml", 2, 6);
    }

    @Test
    @Tag("learning")
    void aHundredKillsChangeNothing() throws Exception {
        killed("rl.yaml", 70, 2);
        killed("pretrain.yaml", 30, 3);
        killed("ahead.yaml", 40, 5);
    }

    private static void killed(String recipe, int kills, long seed) throws Exception {
        Path whole = dir.resolve("whole-" + seed);
        TinyRuns.train(TinyRuns.recipe(dir, Files.readString(dir.resolve(recipe)), "checkpoints.every=1"), whole);
        Draws draws = Key.of(seed).draws();
        int done = 0;
        int runs = 0;
        while (done < kills) {
            Path folder = dir.resolve("killed-" + seed + "-" + runs++);
            while (!Files.exists(folder.resolve("model"))) {
                boolean last = done == kills;
                done += child(folder, recipe, last ? Integer.MAX_VALUE : draws.between(0, 8), draws.between(0, 120));
            }
            TinyRuns.assertSame(whole, folder);
        }
        assertThat(done).isEqualTo(kills);
    }

    /// Kills the child some milliseconds after it wrote this many lines. Returns 1 if it was killed, 0 if it ended.
    private static int child(Path folder, String recipe, int lines, int milliseconds) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                RunProgram.class.getName(),
                folder.toString(), dir.resolve(recipe).toString(), "checkpoints.every=1"));
        Path errors = dir.resolve("errors.txt");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (BufferedReader out = process.inputReader()) {
            int seen = 0;
            while (seen < lines && out.readLine() != null) {
                seen++;
            }
            if (seen == lines) {
                Thread.sleep(lines == 0 ? milliseconds * 10L : milliseconds);
                process.destroyForcibly();
            }
            int status = process.waitFor();
            assertThat(status).as(Files.readString(errors)).isIn(0, 137);
            return status == 0 ? 0 : 1;
        }
    }
}

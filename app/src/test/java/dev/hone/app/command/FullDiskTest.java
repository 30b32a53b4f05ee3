package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hone.app.Invocation;
import dev.hone.app.Main;
import dev.hone.app.TinyModelFiles;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run on a real file system of 700 KB, in a mount namespace of its own. It fills up, the run says so, what was
/// recorded stays, and the run goes on elsewhere to the same bits. Skipped where the machine has no such namespaces.
@DisplayName("A disk that is full")
class FullDiskTest {
    private static final String RECIPE = """
            model: base
            tasks: [chains]
            sampling: {prompts: 4, group: 4, max-tokens: 8}
            algorithm: {base: lite-ppo, advantage: leave-one-out}
            optimizer: {learning-rate: 1e-3}
            steps: 12
            evaluation: {problems: 0}
            checkpoints: {every: 1, keep: 50}
            threads: 1
            """;
    /// Mounts the small disk, runs the program on it, and copies what is there before the namespace and the disk end.
    private static final String SCRIPT = """
            mount -t tmpfs -o size=700k small "$1" || exit 99
            out=$2
            disk=$1
            shift 2
            "$@"
            code=$?
            cp -a "$disk/run" "$out" || exit 98
            exit $code
            """;

    @TempDir
    private Path folder;

    @Test
    void endsTheRunWithOneLineAndLosesNothing() throws IOException, InterruptedException {
        TinyModelFiles.write(folder, "base", TinyModelFiles.withText());
        Path recipe = Files.writeString(folder.resolve("rl.yaml"), RECIPE);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path saved = folder.resolve("saved");
        Path errors = folder.resolve("errors");
        int code =
                onSmallDisk(disk, saved, errors, "train", recipe.toString(), "--run", disk.resolve("run").toString());
        String said = Files.readString(errors);
        assumeTrue(code != 99 && !said.startsWith("unshare:"), "no mount namespaces here: " + said);

        assertThat(code).as(said).isEqualTo(ExitCode.MACHINE);
        List<String> lines = said.lines().filter(line -> line.startsWith("hone:")).toList();
        assertThat(lines).singleElement().asString().contains("No space left on device");

        RunDirectory run = RunDirectory.open(saved);
        int last = run.checkpoints().latest().orElseThrow().step();
        assertThat(last).as("steps before the disk was full").isBetween(1, 11);
        long rollouts = Invocation.of("rollouts", saved, "--limit", 1000, "--json").succeeds().json().size();
        assertThat(rollouts).as("rollouts of all saved steps").isGreaterThanOrEqualTo(16L * last);

        Path whole = folder.resolve("whole");
        Invocation.of("train", recipe, "--run", whole).succeeds();
        assertThat(Invocation.of("train", "--resume", saved).succeeds().out()).contains("going on after step " + last);
        for (String file : new String[] {"model/model.safetensors", "metrics.jsonl", "rollouts.jsonl",
            "rollouts.bin"}) {
            assertThat(ContentHash.of(saved.resolve(file))).as(file).isEqualTo(ContentHash.of(whole.resolve(file)));
        }
    }

    private static int onSmallDisk(Path disk, Path saved, Path errors, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT, "disk", disk.toString(),
                saved.toString(), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstderr.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
            return process.exitValue();
        } catch (IOException e) {
            Files.write(errors, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            return 99;
        }
    }
}

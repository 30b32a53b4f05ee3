package dev.hone.lab.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.verdict.Decision;
import dev.hone.training.run.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Committed evidence")
class CommittedEvidenceTest {
    private static final Path FOLDER = Path.of("../evidence");

    private static Stream<DynamicTest> each(java.util.function.BiConsumer<Experiment, Path> test) {
        return Experiments.all().stream().flatMap(e -> EvidenceFile.of(e.protocol().id(), FOLDER).stream()
                .map(f -> DynamicTest.dynamicTest(FOLDER.relativize(f).toString(), () -> test.accept(e, f))));
    }

    @TestFactory
    Stream<DynamicTest> isSealedByItsResults() {
        return each((experiment, file) -> {
            Evidence evidence = EvidenceFile.read(file);
            assertThat(EvidenceFile.seal(evidence).results()).as("somebody changed a number")
                    .isEqualTo(evidence.results());
            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.EVIDENCE);
            assertThat(file).hasFileName(evidence.fileName() + ".json");
            assertThat(evidence.claims()).extracting(Decision::reason).doesNotContain("");
        });
    }

    @TestFactory
    Stream<DynamicTest> isOfTheProtocolAsItIs() {
        return Experiments.all().stream()
                .filter(e -> !EvidenceFile.of(e.protocol().id(), FOLDER).isEmpty())
                .map(e -> DynamicTest.dynamicTest(e.protocol().id(), () -> {
                    String hash = e.protocol().hash();
                    assertThat(FOLDER.resolve(e.protocol().id()).resolve("protocol.json"))
                            .hasContent(e.protocol().json());
                    assertThat(EvidenceFile.of(e.protocol().id(), FOLDER)).as("the protocol has changed; ask again")
                            .anyMatch(f -> f.getFileName().toString().endsWith("-" + hash + ".json"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> isNotOlderThanItsProtocolInTheHistory() throws Exception {
        assumeTrue(Files.exists(Path.of("../.git")), "not a git checkout; the history is not looked at");
        assumeTrue(git("rev-parse", "--is-shallow-repository").equals("false\n"), "the history is not all there");
        return each((experiment, file) -> {
            Evidence evidence = EvidenceFile.read(file);
            String commit = evidence.provenance().commit();
            String protocol = git("show", commit + ":evidence/" + evidence.id() + "/protocol.json");

            assertThat(ContentHash.of(protocol.stripTrailing())).as("what " + commit + " had fixed, before the run")
                    .startsWith(evidence.protocol());
            assertThat(git("merge-base", "--is-ancestor", commit, "HEAD")).isEmpty();
        });
    }

    private static String git(String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("git", "-C", ".."), Stream.of(arguments))
                    .toList()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("git " + List.of(arguments)).isZero();
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.experiment.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone ask and verify")
class AskCommandsTest {
    private static final String ID = "transcendence-of-experts";
    private static final Path COMMITTED = Path.of("../evidence");

    @TempDir
    private Path work;

    @Test
    void theListSaysWhatWasFound() {
        List<JsonNode> lines = Invocation.of("ask", "--evidence", COMMITTED, "--json").succeeds().json();
        assertThat(lines.stream().map(l -> l.get("id").stringValue()))
                .containsExactlyElementsOf(Experiments.all().stream().map(e -> e.protocol().id()).toList());
        JsonNode line = lines.stream().filter(l -> l.get("id").stringValue().equals(ID)).findFirst().orElseThrow();
        Path file = COMMITTED.resolve(ID).resolve("quick-" + line.get("protocol").stringValue() + ".json");
        Evidence evidence = EvidenceFile.read(file);
        evidence.verdicts().forEach((claim, verdict) -> assertThat(line.get("verdicts").get(claim).stringValue())
                .isEqualTo(verdict.spelt()));
        assertThat(line.get("seconds").doubleValue()).isEqualTo(evidence.provenance().seconds());

        assertThat(Invocation.of("ask", "--evidence", COMMITTED).succeeds().out()).contains(ID, " supported");
        assertThat(Invocation.of("ask", "--evidence", work).succeeds().out()).contains(ID, "not decided");
    }

    @Test
    void theProtocolIsPrintedAsItIsCommitted() {
        assertThat(COMMITTED.resolve(ID).resolve("protocol.json"))
                .hasContent(Invocation.of("ask", ID, "--protocol").succeeds().out().strip());
    }

    @Test
    void whatIsUnknownIsNamedWithTheNearest() {
        assertThat(Invocation.of("ask", "transcendence-of-expert").failsWith(2)).contains("'" + ID + "'");
        assertThat(Invocation.of("ask", ID, "--profile", "smoke", "--work", work, "--arm", "divers").failsWith(2))
                .contains("divers", "'diverse'");
        assertThat(Invocation.of("ask", ID, "--seeds", 0).failsWith(2)).contains("--seeds 0: at least 1");
        assertThat(Invocation.of("verify", ID, "--evidence", work).failsWith(2))
                .contains("there is no such evidence", "hone ask " + ID + " makes it");
    }

    @Test
    void aSmokeRunCanBeVerifiedAndAChangedNumberIsFound() throws IOException {
        List<JsonNode> lines =
                Invocation.of("ask", ID, "--profile", "smoke", "--work", work, "--json").succeeds().json();
        JsonNode last = lines.getLast();
        assertThat(last.get("id").stringValue()).isEqualTo(ID);
        assertThat(last.get("verdicts").propertyNames()).containsExactly("transcends", "crowd", "not-at-1",
                "specialists");
        assertThat(last.get("seconds").doubleValue()).isPositive();
        Path evidence = Path.of(last.get("evidence").stringValue());
        assertThat(evidence).isRegularFile().startsWith(work);

        Path folder = evidence.getParent().getParent();
        Object[] verify = {"verify", ID, "--profile", "smoke", "--evidence", folder, "--work", work.resolve("again"),
            "--json"};
        assertThat(Invocation.of(verify).succeeds().json().getLast().get("match").stringValue())
                .isEqualTo("same_bits");

        Evidence made = EvidenceFile.read(evidence);
        double mean = made.measures().get("clones").get("distance").mean();
        Files.writeString(evidence, Files.readString(evidence).replace(String.valueOf(mean), "0.987654"));
        Invocation changed = Invocation.of(verify);
        assertThat(changed.code()).isEqualTo(1);
        JsonNode broken = changed.json().getLast();
        assertThat(broken.get("match").stringValue()).isEqualTo("broken");
        assertThat(broken.get("differences").toString()).contains("somebody changed one");
    }

    @Test
    void whatIsSetOtherwiseIsExploratory() {
        Invocation pilot = Invocation.of("ask", ID, "--profile", "smoke", "--pilot", "--seeds", 1, "--arm", "clones",
                "--set", "moves=200", "--work", work);
        assertThat(pilot.code()).isZero();
        assertThat(pilot.err()).contains("1/1 clones, seed 1001");
        assertThat(pilot.out()).contains("exploratory, no evidence: ");
    }
}

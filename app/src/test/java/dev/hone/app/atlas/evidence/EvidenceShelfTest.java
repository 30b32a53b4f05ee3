package dev.hone.app.atlas.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.note.NoteStatus;
import dev.hone.lab.protocol.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceShelfTest {
    private static final String ID = "negative-only-reinforcement";

    @TempDir
    private Path temp;

    private PretendedEvidence experiment;
    private EvidenceShelf shelf;

    @BeforeEach
    void setUp() {
        experiment = PretendedEvidence.of(ID);
        shelf = shelf(experiment);
    }

    private EvidenceShelf shelf(Experiment... experiments) {
        return new EvidenceShelf(Optional.of(temp.resolve("evidence")), List.of(experiments));
    }

    private Evidence write(Profile profile) {
        return experiment.write(profile, temp.resolve("work"), temp.resolve("evidence"));
    }

    private Path file(Evidence evidence) {
        return temp.resolve("evidence").resolve(ID).resolve(evidence.fileName() + ".json");
    }

    @Test
    void withoutEvidenceAQuestionCanBeRunOrHasNoExperiment() {
        assertThat(shelf.status(ID)).isEqualTo(new NoteStatus.NotRun());
        assertThat(shelf.status("ants").label()).isEqualTo("no experiment yet");
        assertThat(new EvidenceShelf(Optional.empty(), List.of(experiment)).deciding(ID)).isEmpty();
    }

    @Test
    void evidenceThatComesLaterIsSeen() {
        assertThat(shelf.deciding(ID)).as("the precondition").isEmpty();
        Evidence quick = write(Profile.QUICK);
        assertThat(shelf.deciding(ID)).get().extracting(Evidence::results).isEqualTo(quick.results());
        assertThat(shelf.status(ID))
                .isEqualTo(new NoteStatus.Answered(List.copyOf(quick.verdicts().values())));
        assertThat(shelf.status(ID).label()).isEqualTo("tested here: " + quick.claims().size() + " verdicts");
    }

    @Test
    void theProfileThatSpentMostDecidesAndSmokeNever() {
        write(Profile.SMOKE);
        assertThat(shelf.deciding(ID)).isEmpty();
        Evidence quick = write(Profile.QUICK);
        Evidence full = write(Profile.FULL);
        assertThat(shelf.deciding(ID)).map(Evidence::fileName).contains(full.fileName());
        assertThat(shelf.others(ID)).extracting(Evidence::fileName).containsExactly(quick.fileName());
        assertThat(shelf.age(quick)).isEqualTo(EvidenceShelf.Age.NOW);
    }

    @Test
    void evidenceOfAnotherProtocolIsHistory() throws IOException {
        Evidence quick = write(Profile.QUICK);
        Path other = PretendedEvidence.renamed(file(quick), quick, "0123456789ab");
        assertThat(shelf.others(ID)).singleElement().satisfies(
                e -> assertThat(shelf.age(e)).isEqualTo(EvidenceShelf.Age.BEFORE));
        Files.delete(file(quick));
        assertThat(shelf.deciding(ID)).isEmpty();
        assertThat(shelf.status(ID)).isEqualTo(new NoteStatus.NotRun());
        assertThat(other).exists();
    }

    @Test
    void whatSomebodyChangedDecidesNothingAndIsNamed() throws IOException {
        Evidence quick = write(Profile.QUICK);
        String text = Files.readString(file(quick));
        String verdict = quick.claims().getFirst().verdict().spelt();
        Files.writeString(file(quick), text.replaceFirst("\"verdict\" : \"" + verdict, "\"verdict\" : \""
                + (verdict.equals("supported") ? "refuted" : "supported")));
        assertThat(shelf.deciding(ID)).isEmpty();
        assertThat(shelf.troubles(ID)).singleElement().asString().contains("do not have the hash that seals them");
        Files.writeString(file(quick), "{");
        assertThat(shelf.troubles(ID)).singleElement().asString().contains("not evidence that this program can read");
    }
}

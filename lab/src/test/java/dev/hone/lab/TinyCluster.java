package dev.hone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Finding;
import dev.hone.lab.library.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A small cluster without a finding, as files: a topic, six notes about animals, two papers, a thread, a trail, two
/// terms. Tests break it in one place and look at what is said.
///
/// Nothing points at the note `moles`, so whatever is wrong with it has no further effects.
public final class TinyCluster {
    /// The notes in their order.
    public static final List<String> NOTES = List.of("ants", "bees", "crows", "deer", "foxes", "moles");

    private static final List<String> DAYS = List.of(
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private final Path folder;
    private final String prefix;

    private TinyCluster(Path folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /// Writes the cluster into a folder.
    public static TinyCluster in(Path folder) {
        return in(folder, "");
    }

    /// Writes one whose ids and words begin with a prefix such as `wild-`, so that it can stand beside another.
    public static TinyCluster in(Path folder, String prefix) {
        var cluster = new TinyCluster(folder, prefix);
        cluster.writeAll();
        return cluster;
    }

    private void writeAll() {
        write("cluster.md", """
                ---
                id: PREanimals
                title: What animals do
                summary: Questions about animals that a walk could answer.
                ---

                What these notes are about.
                """);
        write("topics/PREhabits.md", """
                ---
                id: PREhabits
                order: 1
                title: Habits
                summary: What animals do day after day when nobody looks.
                ---

                Days in the life of an animal.
                """);
        for (int i = 0; i < NOTES.size(); i++) {
            write("notes/PRE" + NOTES.get(i) + ".md", note(i));
        }
        write("papers/" + number() + ".yaml", """
                id: "NUMBER"
                title: Homecoming of animals
                authors: [Jane Doe, Richard Roe]
                year: 2024
                arxiv: "NUMBER"
                gist: Half of the animals came home before night.
                reading: checked
                """);
        write("papers/PREdoe-2020-sleep.yaml", """
                id: PREdoe-2020-sleep
                title: Sleep at noon
                authors: [Jane Doe]
                others: true
                year: 2020
                gist: Most animals of the count slept at noon.
                reading: secondary
                """);
        write("threads/PREwho-comes-home.md", """
                ---
                id: PREwho-comes-home
                order: 1
                title: Who comes home at night?
                summary: Two counts of homecoming animals that do not agree at first sight.
                sides:
                  - name: Many do
                    claims:
                      - note: PREants
                        claim: Half of the ants of one count came home before night.
                        papers: ["NUMBER"]
                  - name: Few do
                    claims:
                      - note: PREbees
                        claim: Most of the bees of another count were asleep at noon.
                        papers: [PREdoe-2020-sleep]
                ---

                ## What they disagree about

                One looked at PREanimals by night and the other at noon [@NUMBER].
                """);
        write("trails/PREwalk.md", """
                ---
                id: PREwalk
                order: 1
                title: A walk
                reader: For everybody who likes to be outside.
                summary: You will know five animals at its end.
                stops:
                STOPS---

                Take good shoes along.
                """.replace("STOPS", NOTES.stream().limit(5)
                .map(n -> "  - note: PRE" + n + "\n    why: The " + n + " come here because they are on the way.\n")
                .collect(Collectors.joining())));
        write("glossary/PREnest.md", """
                ---
                id: PREnest
                term: Nest
                also: [nests]
                see: [PREants]
                ---
                A place where PREanimals sleep and raise their young.
                """);
        write("glossary/PREwing.md", """
                ---
                id: PREwing
                term: Wing
                ---
                What PREbirds and bees have instead of arms.
                """);
    }

    private static String note(int i) {
        String animal = NOTES.get(i);
        String other = NOTES.get((i + 1) % 5);
        return """
                ---
                id: PREANIMAL
                topic: PREhabits
                order: ORDER
                title: Do the PREANIMAL come home before night?
                question: >-
                  Do the PREANIMAL come home before night, or do they stay where night finds them?
                answer: >-
                  Half of the PREANIMAL that somebody counted came home before night.
                certainty: single-report
                papers: ["NUMBER", PREdoe-2020-sleep]
                related:
                  - note: PREOTHER
                    type: supports
                    reason: The PREANIMAL do here what the PREOTHER do there.
                ---

                ## What was reported

                Of 24 PREANIMAL, 12 came home before night [@NUMBER]. REPORTED

                Later counts say:

                - 7 of 9 PREANIMAL slept at noon [@PREdoe-2020-sleep];
                - nobody counted the rest.

                ## How it works

                If $a_1$ come and $b$ stay, $a_1 + b$ is all of the PREANIMAL. So do [[PREOTHER]]. MECHANISM

                ## What could fool you

                - **Night comes late.** TRAPS

                ## How it is tested here

                TEST

                ## What would change the answer

                CHANGE

                ## Protocol

                **Task.** Count the PREANIMAL.

                **Arms.** Night and noon in each season.

                **Controls.** Another field without any PREANIMAL.

                **Measures.** How many come home.

                **Decision rule.** Half of them or more.

                **Scope.** One field, one year, one pair of eyes for the PREANIMAL.
                """
                .replace("REPORTED", days("red"))
                .replace("MECHANISM", days("green"))
                .replace("TRAPS", days("blue"))
                .replace("TEST", days("white"))
                .replace("CHANGE", days("black"))
                .replace("ORDER", String.valueOf(i + 1))
                .replace("OTHER", other)
                .replace("ANIMAL", animal);
    }

    /// Ten sentences of fourteen words that no other section has.
    private static String days(String hill) {
        return DAYS.stream()
                .map(day -> "On the " + day + " day the PREANIMAL went up the " + hill + " hill for food.")
                .collect(Collectors.joining("\n"));
    }

    private String number() {
        return prefix.isEmpty() ? "2401.00001" : "2401.00002";
    }

    private void write(String name, String text) {
        put(name.replace("PRE", prefix), text.replace("NUMBER", number()).replace("PRE", prefix));
    }

    /// Writes a file of the cluster.
    public TinyCluster put(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes a file.
    public TinyCluster remove(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces a text that stands in a file exactly once.
    public TinyCluster replace(String name, String old, String fresh) {
        String text = text(name);
        assertThat(text.split(Pattern.quote(old), -1)).as("'%s' in %s", old, name).hasSize(2);
        return put(name, text.replace(old, fresh));
    }

    /// The text of a file.
    public String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where a file stands, as findings name it.
    public String place(String name) {
        return folder + "/" + name;
    }

    /// The first line of a file that contains a text, as findings name it.
    public String place(String name, String text) {
        List<String> lines = text(name).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return place(name) + ":" + (i + 1);
            }
        }
        throw new AssertionError("no '" + text + "' in " + name);
    }

    /// The cluster as a source.
    public ClusterSource source() {
        return new ClusterSource.Folder(folder);
    }

    /// All that is found in the cluster.
    public List<Finding> findings() {
        return findings(this);
    }

    /// All that is found in several clusters that are shown together.
    public static List<Finding> findings(TinyCluster... clusters) {
        return ClusterCheck.of(Stream.of(clusters).map(TinyCluster::source).toList()).findings();
    }

    /// The cluster as a library, which must be without a finding.
    public Library library() {
        ClusterCheck.Report report = ClusterCheck.of(List.of(source()));
        assertThat(report.findings()).isEmpty();
        return report.library();
    }
}

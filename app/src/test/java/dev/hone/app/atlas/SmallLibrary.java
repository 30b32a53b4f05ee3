package dev.hone.app.atlas;

import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.ClusterReader;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.cluster.Term;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Certainty;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import dev.hone.lab.note.RelationType;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.paper.Reading;
import dev.hone.lab.text.MarkdownFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Libraries for tests, made of as little as they need.
public final class SmallLibrary {
    private SmallLibrary() {}

    /// The shipped cluster.
    public static Cluster shipped() {
        return ClusterReader.read(new ClusterSource.Shipped(), new Findings());
    }

    /// Notes of these ids in one topic, each of which supports the one before; two papers, `2401.00001` and `doe-2020`.
    public static Library of(String... ids) {
        List<Note> notes = IntStream.range(0, ids.length)
                .mapToObj(i -> note(ids[i], "habits", i + 1, i == 0 ? List.of() : List.of(ids[i - 1])))
                .toList();
        return new Library(List.of(cluster(List.of(topic("habits")), notes, List.of())));
    }

    /// One note, the two papers, and these terms.
    public static Library withTerms(Term... terms) {
        return new Library(List.of(
                cluster(List.of(topic("habits")), List.of(note("ants", "habits", 1, List.of())), List.of(terms))));
    }

    private static Cluster cluster(List<Topic> topics, List<Note> notes, List<Term> terms) {
        return new Cluster(
                "animals", "Animals <and> plants", "Questions about animals.", text("An introduction."), topics, notes,
                List.of(paper("2401.00001", "Coming home"), paper("doe-2020", "Sleep & dreams")), List.of(), List.of(),
                terms);
    }

    /// A topic named after its id.
    public static Topic topic(String id) {
        return new Topic(id, 1, "All " + id, "What belongs to it.", text("An introduction."));
    }

    /// A note that supports others.
    public static Note note(String id, String topic, int order, List<String> supports) {
        return new Note(
                id, topic, List.of(), order, "Do " + id + " come home?", "Do " + id + " come home before night?",
                "Half of the " + id + " came home.", Certainty.OPEN, List.of("2401.00001"),
                supports.stream()
                        .map(s -> new Relation(s, RelationType.SUPPORTS, "Because " + id + " say so.", id + ".md:1"))
                        .toList(),
                text("## What was reported\n\nHalf of 24 " + id + ", 50 %, came home [@2401.00001].\n\n"
                        + "## How it works\n\nLet $a$ come home.\n\n## Protocol\n\nCount the " + id + "."));
    }

    /// A term with further spellings.
    public static Term term(String id, String term, String... also) {
        return new Term(id, term, List.of(also), List.of(), text("What " + term + " means."));
    }

    private static Paper paper(String id, String title) {
        return new Paper(
                id, title, List.of("Jane Doe"), Paper.Authors.ALL, 2024,
                Optional.of(id).filter(i -> i.startsWith("24")), Optional.empty(), Optional.empty(), "It says so.",
                Reading.CHECKED, id + ".yaml:1");
    }

    private static MarkdownFile text(String body) {
        return MarkdownFile.of("text.md", "---\nid: text\n---\n" + body);
    }
}

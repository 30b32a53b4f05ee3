package dev.hone.lab.library;

import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.Term;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.cluster.Trail;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.NoteMarkdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// All clusters that are shown together, and how their parts point at each other. An id names one thing of its kind in
/// all of them.
public final class Library {
    private final List<Cluster> clusters;
    private final Map<String, Note> notes;
    private final Map<String, Topic> topics;
    private final Map<String, Paper> papers;
    private final Map<String, List<Neighbour>> neighbours = new LinkedHashMap<>();
    private final Map<String, List<Note>> citing = new LinkedHashMap<>();

    public Library(List<Cluster> clusters) {
        this.clusters = List.copyOf(clusters);
        notes = index(Cluster::notes, Note::id);
        topics = index(Cluster::topics, Topic::id);
        papers = index(Cluster::papers, Paper::id);
        for (Note note : notes.values()) {
            for (Relation relation : note.related()) {
                connect(note, relation);
            }
            note.papers().forEach(p -> citing.computeIfAbsent(p, k -> new ArrayList<>()).add(note));
        }
    }

    private <T> Map<String, T> index(Function<Cluster, List<T>> part, Function<T, String> id) {
        var map = new LinkedHashMap<String, T>();
        clusters.stream().flatMap(c -> part.apply(c).stream()).forEach(t -> map.putIfAbsent(id.apply(t), t));
        return map;
    }

    private void connect(Note note, Relation relation) {
        Note other = notes.get(relation.note());
        if (other != null) {
            add(note, new Neighbour(other, relation.type(), Neighbour.Direction.OUT, relation.reason()));
            add(other, new Neighbour(note, relation.type(), Neighbour.Direction.IN, relation.reason()));
        }
    }

    private void add(Note note, Neighbour neighbour) {
        neighbours.computeIfAbsent(note.id(), k -> new ArrayList<>()).add(neighbour);
    }

    /// The clusters, the shipped one first.
    public List<Cluster> clusters() {
        return clusters;
    }

    /// All notes, cluster by cluster, in the order of their topics.
    public List<Note> notes() {
        return List.copyOf(notes.values());
    }

    /// The note with this id.
    public Optional<Note> note(String id) {
        return Optional.ofNullable(notes.get(id));
    }

    /// All topics, cluster by cluster, in their order.
    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    /// The topic with this id.
    public Optional<Topic> topic(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    /// The notes of a topic: first those whose primary topic it is, in their order, then the others.
    public List<Note> notesOf(Topic topic) {
        Stream<Note> own = notes.values().stream().filter(n -> n.topic().equals(topic.id()));
        Stream<Note> further = notes.values().stream().filter(n -> n.also().contains(topic.id()));
        return Stream.concat(own, further).toList();
    }

    /// All papers, from the newest.
    public List<Paper> papers() {
        return papers.values().stream()
                .sorted((a, b) -> a.year() == b.year()
                        ? b.id().compareTo(a.id())
                        : Integer.compare(b.year(), a.year()))
                .toList();
    }

    /// The paper with this id.
    public Optional<Paper> paper(String id) {
        return Optional.ofNullable(papers.get(id));
    }

    /// The notes that name this paper among their sources.
    public List<Note> notesCiting(String paper) {
        return citing.getOrDefault(paper, List.of());
    }

    /// The notes that a note is related to, by its own relations and then by theirs.
    public List<Neighbour> neighbours(String note) {
        List<Neighbour> all = neighbours.getOrDefault(note, List.of());
        return all.stream().sorted((a, b) -> a.direction().compareTo(b.direction())).toList();
    }

    /// All threads, in their order.
    public List<ClaimThread> threads() {
        return clusters.stream().flatMap(c -> c.threads().stream()).toList();
    }

    /// The threads that rest a claim on this paper or cite it.
    public List<ClaimThread> threadsWeighing(String paper) {
        return threads().stream()
                .filter(t -> t.sides().stream().flatMap(s -> s.claims().stream())
                        .anyMatch(c -> c.papers().contains(paper))
                        || NoteMarkdown.cited(NoteMarkdown.parse(t.file().body())).contains(paper))
                .toList();
    }

    /// All trails, in their order.
    public List<Trail> trails() {
        return clusters.stream().flatMap(c -> c.trails().stream()).toList();
    }

    /// All terms of the glossary.
    public List<Term> terms() {
        return clusters.stream().flatMap(c -> c.terms().stream()).toList();
    }

    /// The cluster that a note stands in.
    public Cluster clusterOf(Note note) {
        return clusters.stream().filter(c -> c.notes().contains(note)).findFirst().orElseThrow();
    }
}

package dev.hone.lab.check;

import dev.hone.foundation.Nearest;
import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.Term;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.cluster.Trail;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.MarkdownFile;
import dev.hone.lab.text.NoteMarkdown;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;

/// What notes, papers, threads, trails and terms must be to each other: ids that exist, each used once, in an order
/// that is one.
final class LibraryChecks {
    private final Library library;
    private final Findings findings;
    private final List<String> notes;
    private final List<String> papers;

    LibraryChecks(Library library, Findings findings) {
        this.library = library;
        this.findings = findings;
        notes = library.notes().stream().map(Note::id).toList();
        papers = library.papers().stream().map(Paper::id).toList();
    }

    /// Checks a cluster against the whole library.
    void check(Cluster cluster) {
        cluster.notes().forEach(this::note);
        order(cluster);
        cluster.papers().forEach(this::paper);
        cluster.threads().forEach(this::thread);
        cluster.trails().forEach(this::trail);
        terms(cluster);
        cluster.topics().forEach(t -> shortText(t.file()));
        shortText(cluster.file());
    }

    private void note(Note note) {
        List<String> topics = library.topics().stream().map(Topic::id).toList();
        require(topics, note.topic(), note.file().place("topic"), "topic");
        note.also().forEach(t -> require(topics, t, note.file().place("also"), "topic"));
        for (Relation relation : note.related()) {
            require(notes, relation.note(), relation.place(), "note");
        }
        note.papers().forEach(p -> require(papers, p, note.file().place("papers"), "paper"));
        text(note.file());
    }

    private void order(Cluster cluster) {
        Map<String, String> taken = new HashMap<>();
        for (Note note : cluster.notes()) {
            String before = taken.putIfAbsent(note.topic() + " " + note.order(), note.file().name());
            if (before != null) {
                findings.error(note.file().place("order"), "order " + note.order() + " of topic '" + note.topic()
                        + "' is taken by " + before);
            }
        }
    }

    private void paper(Paper paper) {
        if (library.notesCiting(paper.id()).isEmpty() && library.threadsWeighing(paper.id()).isEmpty()) {
            findings.warning(paper.place(), "no note and no thread uses this paper");
        }
    }

    private void thread(ClaimThread thread) {
        for (ClaimThread.Side side : thread.sides()) {
            for (ClaimThread.Claim claim : side.claims()) {
                require(notes, claim.note(), claim.place(), "note");
                claim.papers().forEach(p -> require(papers, p, claim.place(), "paper"));
                library.note(claim.note())
                        .ifPresent(n -> claim.papers().stream()
                                .filter(p -> !n.papers().contains(p))
                                .forEach(p -> findings.error(
                                        claim.place(), "the note '" + n.id() + "' does not rest on paper " + p)));
            }
        }
        NoteChecks.preamble(thread.file(), findings);
        text(thread.file());
    }

    private void trail(Trail trail) {
        Set<String> seen = new LinkedHashSet<>();
        for (Trail.Stop stop : trail.stops()) {
            require(notes, stop.note(), stop.place(), "note");
            if (!seen.add(stop.note())) {
                findings.error(stop.place(), "the trail stops at '" + stop.note() + "' twice");
            }
        }
        shortText(trail.file());
    }

    private void terms(Cluster cluster) {
        Map<String, String> spellings = new HashMap<>();
        for (Term term : cluster.terms()) {
            spelling(term, term.term(), "term", spellings);
            term.also().forEach(s -> spelling(term, s, "also", spellings));
            term.see().forEach(n -> require(notes, n, term.file().place("see"), "note"));
            shortText(term.file());
        }
    }

    private void spelling(Term term, String spelling, String key, Map<String, String> spellings) {
        String before = spellings.putIfAbsent(spelling.toLowerCase(Locale.ROOT), term.id());
        if (before != null) {
            findings.error(term.file().place(key), "'" + spelling + "' stands for '" + before + "' already");
        }
    }

    /// A text whose page has no list of sources.
    private void shortText(MarkdownFile file) {
        text(file);
        NoteMarkdown.citations(NoteMarkdown.parse(file.body())).forEach(p -> findings.error(
                file.place(p.line()), "cites [@" + p.id() + "], but only notes and threads have a list of sources"));
    }

    /// Links and citations of a text.
    private void text(MarkdownFile file) {
        Node document = NoteMarkdown.parse(file.body());
        NoteMarkdown.noteLinks(document).forEach(n -> require(notes, n.id(), file.place(n.line()), "note"));
        NoteMarkdown.citations(document).forEach(p -> require(papers, p.id(), file.place(p.line()), "paper"));
        NoteMarkdown.strayDollars(file.body()).forEach(line -> findings.error(
                file.place(line),
                "a formula does not close: '$' without its partner (no line of it may be empty or begin a list)"));
    }

    private void require(List<String> known, String id, String place, String what) {
        if (!known.contains(id)) {
            findings.error(place, "there is no " + what + " '" + id + "'" + nearest(id, known));
        }
    }

    /// A near name, but not the list of all where none is near: it would be a page long.
    private static String nearest(String id, List<String> known) {
        String hint = Nearest.hint(id, known);
        return hint.startsWith("; did you mean") ? hint : "";
    }
}

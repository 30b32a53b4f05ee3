package dev.hone.app.atlas.site;

import dev.hone.app.atlas.article.Article;
import dev.hone.app.atlas.article.GlossaryIndex;
import dev.hone.app.atlas.evidence.EvidenceShelf;
import dev.hone.app.atlas.evidence.FoundPages;
import dev.hone.app.atlas.map.MapSvg;
import dev.hone.app.atlas.page.Card;
import dev.hone.app.atlas.page.Explore;
import dev.hone.app.atlas.page.Frame;
import dev.hone.app.atlas.page.GlossaryPage;
import dev.hone.app.atlas.page.NotePage;
import dev.hone.app.atlas.page.PaperPage;
import dev.hone.app.atlas.page.PapersPage;
import dev.hone.app.atlas.page.Shelf;
import dev.hone.app.atlas.page.TextPage;
import dev.hone.app.atlas.page.ThreadPage;
import dev.hone.app.atlas.page.ThreadsPage;
import dev.hone.app.atlas.page.TopicPage;
import dev.hone.app.atlas.page.TrailPage;
import dev.hone.app.atlas.page.TrailsPage;
import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.cluster.Trail;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import dev.hone.lab.note.NoteStatus;
import dev.hone.lab.paper.BibTex;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.paper.Reading;
import dev.hone.lab.text.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gathers from the library what each page shows.
final class Pages {
    private final Library library;
    private final String version;
    private final GlossaryIndex glossary;
    private final MapSvg map;
    private final EvidenceShelf evidence;
    private final FoundPages found;

    /// @param host who hands out the pages
    Pages(Library library, EvidenceShelf evidence, Sources.Host host, String version) {
        this.library = library;
        this.evidence = evidence;
        this.found = new FoundPages(evidence, host);
        this.version = version;
        this.glossary = new GlossaryIndex(library.terms());
        this.map = new MapSvg(library);
    }

    Explore explore(Explore.View view) {
        Frame frame = frame(view.path(), "Questions: " + view.title().toLowerCase(Locale.ROOT),
                library.clusters().getFirst().summary(), Frame.Part.QUESTIONS);
        List<Shelf> shelves = library.topics().stream().map(this::shelf).toList();
        int untested = (int) library.notes().stream()
                .filter(n -> !(evidence.status(n.id()) instanceof NoteStatus.Answered))
                .count();
        int checked = (int) library.papers().stream()
                .filter(p -> p.reading() == Reading.CHECKED)
                .count();
        return new Explore(
                frame, view, shelves, library.clusters(),
                new Explore.Counts(library.notes().size(), untested, library.papers().size(), checked),
                library.trails(), library.threads().size(),
                view == Explore.View.MAP ? map.svg(frame.links()) : "");
    }

    TopicPage topic(Topic topic) {
        Frame frame = frame("topics/" + topic.id() + ".html", topic.title(), topic.summary(), Frame.Part.QUESTIONS);
        return new TopicPage(frame, shelf(topic), article(frame).html(topic.file().body()));
    }

    NotePage note(Note note) {
        Frame frame = frame(Links.notePath(note.id()), note.title(), note.answer(), Frame.Part.QUESTIONS);
        Article article = article(frame);
        List<NotePage.Part> sections = Arrays.stream(NoteSection.values())
                .filter(s -> s != NoteSection.PROTOCOL)
                .flatMap(s -> note.section(s).stream())
                .map(s -> part(s, article))
                .toList();
        String protocol = note.section(NoteSection.PROTOCOL)
                .map(s -> article.html(s.text()))
                .orElse("");
        List<Note> topic = library.notes().stream()
                .filter(n -> n.topic().equals(note.topic()))
                .toList();
        int at = topic.indexOf(note);
        return new NotePage(
                frame, card(note), note.also().stream().flatMap(t -> library.topic(t).stream()).toList(), sections,
                found.of(note.id()), protocol, article.sources(), library.neighbours(note.id()),
                library.threads().stream().filter(t -> t.mentions(note.id())).toList(),
                library.trails().stream()
                        .filter(t -> t.stops().stream().anyMatch(s -> s.note().equals(note.id())))
                        .toList(),
                at > 0 ? Optional.of(topic.get(at - 1)) : Optional.empty(),
                at + 1 < topic.size() ? Optional.of(topic.get(at + 1)) : Optional.empty());
    }

    private static NotePage.Part part(Section section, Article article) {
        return new NotePage.Part(article.fragment(section.heading()), section.heading(), article.html(section.text()));
    }

    PapersPage papers(PapersPage.Order order) {
        Frame frame = frame(order.path(), "Papers", "All sources of the atlas.", Frame.Part.PAPERS);
        List<PapersPage.Group> groups = switch (order) {
            case YEAR -> byYear();
            case TOPIC -> byTopic();
        };
        return new PapersPage(frame, order, groups, library.papers().size());
    }

    private List<PapersPage.Group> byYear() {
        Map<Integer, List<Paper>> years = library.papers().stream()
                .collect(Collectors.groupingBy(Paper::year, TreeMap::new, Collectors.toList()));
        var groups = new ArrayList<PapersPage.Group>();
        years.forEach((year, papers) -> groups.addFirst(
                new PapersPage.Group("year-" + year, String.valueOf(year), papers)));
        return groups;
    }

    private List<PapersPage.Group> byTopic() {
        var groups = new ArrayList<PapersPage.Group>();
        for (Topic topic : library.topics()) {
            List<Paper> papers = library.papers().stream()
                    .filter(p -> library.notesCiting(p.id()).stream().anyMatch(n -> n.isIn(topic.id())))
                    .toList();
            if (!papers.isEmpty()) {
                groups.add(new PapersPage.Group("topic-" + topic.id(), topic.title(), papers));
            }
        }
        return groups;
    }

    PaperPage paper(Paper paper) {
        Frame frame = frame("papers/" + paper.id() + ".html", paper.title(), paper.gist(), Frame.Part.PAPERS);
        return new PaperPage(
                frame, paper, library.notesCiting(paper.id()).stream().map(this::card).toList(),
                library.threadsWeighing(paper.id()), BibTex.of(paper));
    }

    ThreadsPage threads() {
        return new ThreadsPage(
                frame("threads/index.html", "Threads", "Claims set against each other.", Frame.Part.THREADS),
                library.threads());
    }

    ThreadPage thread(ClaimThread thread) {
        Frame frame = frame("threads/" + thread.id() + ".html", thread.title(), thread.summary(), Frame.Part.THREADS);
        Article article = article(frame);
        List<NotePage.Part> sections =
                thread.file().sections().stream().map(s -> part(s, article)).toList();
        List<ThreadPage.Side> sides = thread.sides().stream()
                .map(s -> new ThreadPage.Side(s.name(), s.claims().stream().flatMap(this::claim).toList()))
                .toList();
        return new ThreadPage(frame, thread, sides, sections, article.sources());
    }

    private Stream<ThreadPage.Claim> claim(ClaimThread.Claim claim) {
        return library.note(claim.note()).stream()
                .map(n -> new ThreadPage.Claim(
                        claim.claim(), card(n),
                        claim.papers().stream().flatMap(p -> library.paper(p).stream()).toList()));
    }

    TrailsPage trails() {
        return new TrailsPage(
                frame("trails/index.html", "Trails", "Ways through the questions.", Frame.Part.TRAILS),
                library.trails());
    }

    TrailPage trail(Trail trail) {
        Frame frame = frame("trails/" + trail.id() + ".html", trail.title(), trail.summary(), Frame.Part.TRAILS);
        List<TrailPage.Stop> stops = trail.stops().stream()
                .flatMap(s -> library.note(s.note()).stream().map(n -> new TrailPage.Stop(card(n), s.why())))
                .toList();
        return new TrailPage(frame, trail, article(frame).html(trail.file().body()), stops);
    }

    GlossaryPage glossary() {
        Frame frame = frame("glossary.html", "Glossary", "The terms of the atlas, explained.", Frame.Part.GLOSSARY);
        var article = new Article(library, frame.links(), new GlossaryIndex(List.of()));
        return new GlossaryPage(
                frame,
                library.terms().stream()
                        .map(t -> new GlossaryPage.Entry(
                                t, article.html(t.file().body()),
                                t.see().stream().flatMap(n -> library.note(n).stream()).toList()))
                        .toList());
    }

    TextPage toys() {
        Frame frame = frame("toys.html", "Toys", "Small live figures that show a mechanism.", Frame.Part.TOYS);
        return new TextPage(frame, "Toys", article(frame).html(SiteTexts.read("toys.md")));
    }

    TextPage guide() {
        Frame frame = frame(
                "guide.html", "How to read this atlas", "What certainty, reading and status mean.", Frame.Part.GUIDE);
        String introductions = library.clusters().stream()
                .map(c -> "## " + c.title() + "\n\n" + c.file().body() + "\n\n")
                .collect(Collectors.joining());
        return new TextPage(
                frame, "How to read this atlas", article(frame).html(introductions + SiteTexts.read("guide.md")));
    }

    /// @param path where the page is shown
    TextPage notFound(String path) {
        Frame frame = frame(path, "Nothing is here", "No page has this address.", Frame.Part.QUESTIONS);
        return new TextPage(frame, "Nothing is here", article(frame).html(SiteTexts.read("not-found.md")));
    }

    /// @param base the path of the site on its server
    TextPage notFoundBelow(String base) {
        var frame = new Frame("Nothing is here", "No page has this address.", new Links("404.html", base),
                Frame.Part.QUESTIONS, version);
        return new TextPage(frame, "Nothing is here", article(frame).html(SiteTexts.read("not-found.md")));
    }

    Frame search() {
        return frame("search.html", "Search", "Search notes, papers, terms, threads and trails.", Frame.Part.QUESTIONS);
    }

    private Frame frame(String path, String title, String description, Frame.Part part) {
        return new Frame(title, description, new Links(path), part, version);
    }

    private Article article(Frame frame) {
        return new Article(library, frame.links(), glossary);
    }

    private Shelf shelf(Topic topic) {
        return new Shelf(
                topic, library.topics().indexOf(topic), library.notesOf(topic).stream().map(this::card).toList());
    }

    private Card card(Note note) {
        Topic topic = library.topic(note.topic()).orElseThrow();
        int related = (int) library.neighbours(note.id()).stream()
                .map(n -> n.note().id())
                .distinct()
                .count();
        return new Card(
                note, topic, library.topics().indexOf(topic), library.clusterOf(note).id(), related,
                evidence.status(note.id()));
    }
}

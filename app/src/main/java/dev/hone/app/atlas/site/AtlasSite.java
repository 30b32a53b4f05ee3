package dev.hone.app.atlas.site;

import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.cluster.Trail;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.BibTex;
import dev.hone.lab.paper.Paper;
import dev.hone.app.atlas.evidence.EvidencePart;
import dev.hone.app.atlas.evidence.EvidenceShelf;
import dev.hone.app.atlas.model.ModelShelf;
import dev.hone.app.atlas.model.ModelsPart;
import dev.hone.app.atlas.page.Explore;
import dev.hone.app.atlas.page.PapersPage;
import dev.hone.app.atlas.playground.PlaygroundPart;
import dev.hone.app.atlas.run.RunShelf;
import dev.hone.app.atlas.run.RunsPart;
import dev.hone.app.atlas.task.TasksPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// All paths of the atlas and what lies there. The server and the export show the same.
///
/// Pages are made when they are asked for. All links between them are relative.
public final class AtlasSite {
    /// The page for addresses that lead nowhere.
    private static final String NOT_FOUND = "404.html";

    private static final String ASSETS = "assets/";
    private static final String BIBTEX = "application/x-bibtex";

    private final Map<String, Supplier<Resource>> resources = new LinkedHashMap<>();

    private final Pages pages;
    private final Templates templates = new Templates();
    private final RunShelf runs;
    private final ModelShelf models;
    private final List<SitePart> parts;

    /// A site that shows nothing of this machine.
    ///
    /// @param version the program's version, for the foot of each page
    public AtlasSite(Library library, String version) {
        this(library, version, Sources.NONE);
    }

    /// @param version the program's version, for the foot of each page
    /// @param sources what the live half shows
    public AtlasSite(Library library, String version, Sources sources) {
        runs = RunShelf.of(sources.runs());
        models = new ModelShelf(runs, sources);
        var evidence = EvidenceShelf.of(sources.home());
        parts = List.of(
                new EvidencePart(library, evidence),
                new RunsPart(runs, sources, templates, version),
                new ModelsPart(models, sources, templates, version),
                new TasksPart(library, sources, templates, version),
                new PlaygroundPart(models, sources, templates, version));
        pages = new Pages(library, evidence, sources.host(), version);
        for (Explore.View view : Explore.View.values()) {
            add(view.path(), () -> templates.render("explore", pages.explore(view)));
        }
        for (Topic topic : library.topics()) {
            add("topics/" + topic.id() + ".html", () -> templates.render("topic", pages.topic(topic)));
        }
        for (Note note : library.notes()) {
            add(Links.notePath(note.id()), () -> templates.render("note", pages.note(note)));
        }
        for (PapersPage.Order order : PapersPage.Order.values()) {
            add(order.path(), () -> templates.render("papers", pages.papers(order)));
        }
        for (Paper paper : library.papers()) {
            add("papers/" + paper.id() + ".html", () -> templates.render("paper", pages.paper(paper)));
            add("papers/" + paper.id() + ".bib", () -> Resource.text(BIBTEX, BibTex.of(paper)));
        }
        add("papers/all.bib", () -> Resource.text(BIBTEX, BibTex.of(library.papers())));
        add("threads/index.html", () -> templates.render("threads", pages.threads()));
        for (ClaimThread thread : library.threads()) {
            add("threads/" + thread.id() + ".html", () -> templates.render("thread", pages.thread(thread)));
        }
        add("trails/index.html", () -> templates.render("trails", pages.trails()));
        for (Trail trail : library.trails()) {
            add("trails/" + trail.id() + ".html", () -> templates.render("trail", pages.trail(trail)));
        }
        add("glossary.html", () -> templates.render("glossary", pages.glossary()));
        add("toys.html", () -> templates.render("text", pages.toys()));
        add("guide.html", () -> templates.render("text", pages.guide()));
        add("search.html", () -> templates.render("search", pages.search()));
        add(NOT_FOUND, () -> notFound(NOT_FOUND));
        var index = new SiteIndex(library);
        add("data/notes.json", () -> Resource.text("application/json", index.notes()));
        add("data/terms.json", () -> Resource.text("application/json", index.terms()));
        add("data/search.json", () -> Resource.text("application/json", index.search()));
        for (String asset : Assets.names()) {
            add(ASSETS + asset, () -> Assets.find(asset).orElseThrow());
        }
    }

    /// Says where the site will lie on its server, such as `/atlas/`: the page for addresses that lead nowhere, which a
    /// server shows at any depth, then links from there. Without it that page is right at the root of the site alone.
    public AtlasSite below(String base) {
        resources.put(NOT_FOUND, () -> templates.render("text", pages.notFoundBelow(base)));
        return this;
    }

    private void add(String path, Supplier<Resource> resource) {
        if (resources.putIfAbsent(path, resource) != null) {
            throw new IllegalArgumentException("two things at " + path);
        }
    }

    /// The runs that it shows.
    public RunShelf runs() {
        return runs;
    }

    /// The models that it shows.
    public ModelShelf models() {
        return models;
    }

    /// All paths, `index.html` first.
    public List<String> paths() {
        List<String> all = new ArrayList<>(resources.keySet());
        parts.forEach(part -> all.addAll(part.paths()));
        return all;
    }

    /// What lies at a path; a folder has its `index.html`.
    public Optional<Resource> find(String path) {
        String file = file(path);
        return Optional.ofNullable(resources.get(file))
                .map(Supplier::get)
                .or(() -> parts.stream().flatMap(part -> part.find(file).stream()).findFirst());
    }

    /// The page that says that nothing lies at a path; its links start from there.
    public Resource notFound(String path) {
        return templates.render("text", pages.notFound(file(path)));
    }

    private static String file(String path) {
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    }
}

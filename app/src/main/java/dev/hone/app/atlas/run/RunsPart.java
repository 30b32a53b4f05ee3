package dev.hone.app.atlas.run;

import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SitePart;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Templates;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs in the site: their list, a page and a browser of rollouts for each, and the documents that these read.
public final class RunsPart implements SitePart {
    private static final Pattern OF_A_RUN = Pattern.compile("runs/([^/]+)/(.+)");
    private static final String ROLLOUTS = "rollouts/";
    private static final String JSON = "application/json";

    private final RunShelf shelf;
    private final Templates templates;
    private final RunPages pages;
    private final RunDocuments documents;
    private final RolloutDocuments rollouts;

    /// @param version the program's version, for the foot of each page
    public RunsPart(RunShelf shelf, Sources sources, Templates templates, String version) {
        this.shelf = shelf;
        this.templates = templates;
        pages = new RunPages(shelf, sources, version);
        documents = new RunDocuments(shelf, sources);
        rollouts = new RolloutDocuments(shelf, sources);
    }

    @Override
    public List<String> paths() {
        List<String> all = new ArrayList<>(List.of("runs/index.html", "runs/compare.html", "runs/runs.json",
                "runs/metrics.json"));
        for (RunRow row : shelf.rows()) {
            String name = RunShelf.name(row.folder());
            if (row.problem().isEmpty()) {
                shelf.find(name).ifPresent(run -> {
                    for (String page : List.of("index.html", "rollouts.html", "curves.json")) {
                        all.add("runs/" + name + "/" + page);
                    }
                    rollouts.exported(run).forEach(file -> all.add("runs/" + name + "/" + ROLLOUTS + file));
                });
            }
        }
        return all;
    }

    @Override
    public Optional<Resource> find(String path) {
        return switch (path) {
            case "runs/index.html" -> Optional.of(templates.render("runs", pages.runs()));
            case "runs/compare.html" -> Optional.of(templates.render("compare", pages.compare()));
            case "runs/runs.json" -> Optional.of(Resource.text(JSON, documents.all()));
            case "runs/metrics.json" -> Optional.of(Resource.text(JSON, RunDocuments.metrics()));
            case String other -> ofARun(other);
        };
    }

    private Optional<Resource> ofARun(String path) {
        Matcher parts = OF_A_RUN.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(1);
        return shelf.find(name).flatMap(run -> document(name, run, parts.group(2)));
    }

    private Optional<Resource> document(String name, RunDirectory run, String document) {
        return switch (document) {
            case "index.html" -> Optional.of(templates.render("run", pages.run(name, run, rollouts.count(run))));
            case "rollouts.html" ->
                Optional.of(templates.render("rollouts", pages.rollouts(name, rollouts.count(run))));
            case "curves.json" -> Optional.of(Resource.text(JSON, documents.curves(run)));
            case String other when other.startsWith(ROLLOUTS) ->
                rollouts.find(run, other.substring(ROLLOUTS.length())).map(text -> Resource.text(JSON, text));
            case String other -> Optional.empty();
        };
    }
}

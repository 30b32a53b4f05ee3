package dev.hone.app.atlas.run;

import dev.hone.app.atlas.page.Frame;
import dev.hone.app.atlas.page.RolloutsPage;
import dev.hone.app.atlas.page.RunPage;
import dev.hone.app.atlas.page.RunsPage;
import dev.hone.app.atlas.site.Links;
import dev.hone.app.atlas.site.Sources;
import dev.hone.training.record.Curve;
import dev.hone.training.record.RunIndex;
import dev.hone.training.record.RunRow;
import dev.hone.training.record.flag.FlagRule;
import dev.hone.training.run.Manifest;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gathers what the pages of runs show.
final class RunPages {
    private static final String SECONDS = "seconds/";
    private static final String WHOLE = SECONDS + "step";
    private static final Map<String, String> MEANINGS =
            FlagRule.all().stream().collect(Collectors.toMap(FlagRule::name, FlagRule::meaning));

    private final RunShelf shelf;
    private final Sources sources;
    private final String version;

    RunPages(RunShelf shelf, Sources sources, String version) {
        this.shelf = shelf;
        this.sources = sources;
        this.version = version;
    }

    RunsPage runs() {
        return new RunsPage(
                frame("runs/index.html", "Runs", "Training runs, with their curves and rollouts."),
                shelf.rows().stream().map(r -> new RunsPage.Line(RunShelf.name(r.folder()), r)).toList(),
                sources.host());
    }

    Frame compare() {
        return frame("runs/compare.html", "Compare runs", "Curves of several runs over each other.");
    }

    RolloutsPage rollouts(String name, int groups) {
        return new RolloutsPage(
                frame("runs/" + name + "/rollouts.html", "Rollouts of " + name, "What the model wrote."), name, groups);
    }

    RunPage run(String name, RunDirectory run, int groups) {
        Frame frame = frame("runs/" + name + "/index.html", name, "A training run.");
        return shelf.ask(run, index -> {
            RunRow row = index.run(run);
            List<Curve> curves = index.curves(run);
            return new RunPage(
                    frame, name, row, sources.host(), groups, numbers(curves), raised(run, index),
                    phases(curves, row.seconds()), RecipeKeys.text(run, sources.host()), manifest(run));
        });
    }

    private static List<RunPage.Numbers> numbers(List<Curve> curves) {
        Map<String, Curve> byName = curves.stream().collect(Collectors.toMap(Curve::name, c -> c));
        List<RunPage.Numbers> all = new ArrayList<>();
        for (ShownMetric shown : ShownMetric.USUAL) {
            Curve curve = byName.get(shown.name());
            if (curve != null) {
                double[] v = curve.values();
                all.add(new RunPage.Numbers(shown.label(), shown.name(), v[0], v[v.length - 1],
                        Arrays.stream(v).min().orElseThrow(), Arrays.stream(v).max().orElseThrow()));
            }
        }
        return all;
    }

    private static List<RunPage.Raised> raised(RunDirectory run, RunIndex index) {
        return index.flags(run).stream()
                .map(f -> new RunPage.Raised(f.step(), f.rule(), f.message(), MEANINGS.getOrDefault(f.rule(), "")))
                .toList();
    }

    private static List<RunPage.Phase> phases(List<Curve> curves, double whole) {
        return curves.stream()
                .filter(c -> c.name().contains(SECONDS) && !c.name().endsWith(WHOLE))
                .map(c -> {
                    double seconds = Arrays.stream(c.values()).sum();
                    String phase = c.name().substring(c.name().indexOf(SECONDS) + SECONDS.length());
                    return new RunPage.Phase(phase, seconds, whole == 0 ? 0 : seconds / whole);
                })
                .sorted(Comparator.comparingDouble(RunPage.Phase::seconds).reversed())
                .toList();
    }

    private static List<RunPage.Fact> manifest(RunDirectory run) {
        if (!Files.exists(run.manifest())) {
            return List.of();
        }
        Manifest m = Manifest.read(run.manifest());
        List<RunPage.Fact> facts = new ArrayList<>(List.of(
                new RunPage.Fact("Started", m.started()),
                new RunPage.Fact("Hone", m.hone() + ", commit " + m.commit()),
                new RunPage.Fact("Java", m.java()),
                new RunPage.Fact("System", m.system()),
                new RunPage.Fact("Processor", m.processor() + ", " + m.processors() + " of them"),
                new RunPage.Fact("Threads", String.valueOf(m.threads())),
                new RunPage.Fact("Heap", (m.heapBytes() >> 20) + " MiB"),
                new RunPage.Fact("Seed", String.valueOf(m.seed())),
                new RunPage.Fact("Recipe, SHA-256", m.recipe()),
                new RunPage.Fact("First weights, SHA-256", m.weights())));
        m.plugins().forEach(p -> facts.add(new RunPage.Fact("Plugin", p)));
        return facts;
    }

    private Frame frame(String path, String title, String description) {
        return new Frame(title, description, new Links(path), Frame.Part.RUNS, version);
    }
}

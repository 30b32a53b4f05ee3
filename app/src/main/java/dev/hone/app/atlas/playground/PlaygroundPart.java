package dev.hone.app.atlas.playground;

import dev.hone.app.atlas.model.KnownModel;
import dev.hone.app.atlas.model.ModelShelf;
import dev.hone.app.atlas.page.Frame;
import dev.hone.app.atlas.page.PlaygroundPage;
import dev.hone.app.atlas.site.Links;
import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SitePart;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Templates;
import dev.hone.reasoning.registry.Catalog;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.registry.Families;
import java.util.List;
import java.util.Optional;

/// The playground's page in the site.
public final class PlaygroundPart implements SitePart {
    private static final String PATH = "playground.html";

    private final ModelShelf models;
    private final Sources sources;
    private final Templates templates;
    private final String version;

    /// @param version the program's version, for the foot of the page
    public PlaygroundPart(ModelShelf models, Sources sources, Templates templates, String version) {
        this.models = models;
        this.sources = sources;
        this.templates = templates;
        this.version = version;
    }

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Override
    public Optional<Resource> find(String path) {
        return path.equals(PATH) ? Optional.of(templates.render("playground", page())) : Optional.empty();
    }

    private PlaygroundPage page() {
        var frame = new Frame("Playground", "Sample a model under a strategy, and watch.", new Links(PATH),
                Frame.Part.PLAYGROUND, version);
        List<String> tasks = Families.all().stream()
                .filter(f -> !(f instanceof EnvironmentFamily))
                .map(TaskFamily::name)
                .toList();
        return new PlaygroundPage(
                frame, models.all().stream().filter(KnownModel::speaks).toList(), tasks,
                Strategies.all().entries().stream().map(PlaygroundPart::strategy).toList(), sources.host());
    }

    private static PlaygroundPage.Named strategy(Catalog.Entry<Strategy> entry) {
        return new PlaygroundPage.Named(Strategies.all().text(entry.usual()), entry.about());
    }
}

package dev.hone.app.atlas.model;

import dev.hone.app.atlas.page.Frame;
import dev.hone.app.atlas.page.ModelsPage;
import dev.hone.app.atlas.site.Links;
import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SitePart;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Templates;
import java.util.List;
import java.util.Optional;

/// The page of models in the site.
public final class ModelsPart implements SitePart {
    private static final String PATH = "models.html";

    private final ModelShelf shelf;
    private final Sources sources;
    private final Templates templates;
    private final String version;

    /// @param version the program's version, for the foot of the page
    public ModelsPart(ModelShelf shelf, Sources sources, Templates templates, String version) {
        this.shelf = shelf;
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
        if (!path.equals(PATH)) {
            return Optional.empty();
        }
        var frame = new Frame("Models", "The models of this machine.", new Links(PATH), Frame.Part.MODELS, version);
        return Optional.of(templates.render("models", new ModelsPage(frame, shelf.all(), sources.host())));
    }
}

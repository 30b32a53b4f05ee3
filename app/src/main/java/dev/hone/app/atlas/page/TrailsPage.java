package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Trail;
import java.util.List;

/// The list of trails.
public record TrailsPage(Frame frame, List<Trail> trails) {
    public TrailsPage {
        trails = List.copyOf(trails);
    }
}

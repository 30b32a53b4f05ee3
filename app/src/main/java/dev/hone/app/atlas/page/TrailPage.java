package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Trail;
import java.util.List;

/// A trail with its stops.
///
/// @param introduction as HTML
public record TrailPage(Frame frame, Trail trail, String introduction, List<Stop> stops) {
    public TrailPage {
        stops = List.copyOf(stops);
    }

    /// A stop.
    public record Stop(Card card, String why) {}
}

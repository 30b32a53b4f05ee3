package dev.hone.lab.cluster;

import dev.hone.lab.text.MarkdownFile;
import java.util.List;

/// A way through the notes for one kind of reader.
///
/// @param reader for whom it is
/// @param summary what one knows at its end
/// @param file its introduction
public record Trail(
        String id, int order, String title, String reader, String summary, List<Stop> stops, MarkdownFile file) {
    /// The fewest and the most stops of a trail.
    public static final int FEWEST = 5;
    public static final int MOST = 8;

    public Trail {
        stops = List.copyOf(stops);
    }

    /// A note on the way, and why it comes here.
    ///
    /// @param place where it is written, `file:line`
    public record Stop(String note, String why, String place) {}
}

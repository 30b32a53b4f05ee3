package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Topic;
import java.util.List;

/// A topic with its notes.
///
/// @param number the topic's number, from 0, which chooses the colour
public record Shelf(Topic topic, int number, List<Card> cards) {
    public Shelf {
        cards = List.copyOf(cards);
    }
}

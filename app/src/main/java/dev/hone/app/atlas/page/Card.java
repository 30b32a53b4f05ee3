package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Topic;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteStatus;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A note as lists show it.
///
/// @param topicNumber its primary topic's number, from 0, which chooses the colour
/// @param related how many notes it is related to
public record Card(Note note, Topic topic, int topicNumber, String cluster, int related, NoteStatus status) {
    /// The ids of all its topics, with blanks between.
    public String topics() {
        return topics(note);
    }

    /// The ids of all topics of a note, with blanks between.
    public static String topics(Note note) {
        return Stream.concat(Stream.of(note.topic()), note.also().stream()).collect(Collectors.joining(" "));
    }
}

package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Topic;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteStatus;

/// A note as lists show it.
///
/// @param topicNumber its primary topic's number, from 0, which chooses the colour
/// @param related how many notes it is related to
public record Card(Note note, Topic topic, int topicNumber, String cluster, int related, NoteStatus status) {}

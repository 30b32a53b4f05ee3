package dev.hone.lab.note;

import dev.hone.lab.text.MarkdownFile;
import dev.hone.lab.text.Section;
import java.util.List;
import java.util.Optional;

/// One question of the atlas: what is asked, what the literature says, how it works, how it is tested.
///
/// @param topic the id of its primary topic
/// @param also ids of further topics
/// @param order its place in the primary topic
/// @param title a short question
/// @param question the question in two or three sentences, and why it matters
/// @param answer the short answer as the literature has it, one sentence
/// @param papers ids of its sources
/// @param related edges to other notes
/// @param file the text with its sections
public record Note(
        String id,
        String topic,
        List<String> also,
        int order,
        String title,
        String question,
        String answer,
        Certainty certainty,
        List<String> papers,
        List<Relation> related,
        MarkdownFile file) {
    public Note {
        also = List.copyOf(also);
        papers = List.copyOf(papers);
        related = List.copyOf(related);
    }

    /// The text of a section, if the note has it.
    public Optional<Section> section(NoteSection wanted) {
        return file.sections().stream()
                .filter(s -> s.heading().equals(wanted.heading()))
                .findFirst();
    }

    /// Whether the note belongs to this topic, as its primary one or a further one.
    public boolean isIn(String topicId) {
        return topic.equals(topicId) || also.contains(topicId);
    }
}

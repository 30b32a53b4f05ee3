package dev.hone.lab.cluster;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.foundation.yaml.YamlText;
import dev.hone.lab.note.Certainty;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import dev.hone.lab.note.RelationType;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.paper.Reading;
import dev.hone.lab.text.Fields;
import dev.hone.lab.text.MarkdownFile;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Makes one entity of one file. Each throws an [InputException] with file and line where a value is missing or wrong.
final class EntityReader {
    private EntityReader() {}

    static Topic topic(ClusterFile file) {
        MarkdownFile text = markdown(file);
        Fields f = fields(file, text);
        return new Topic(file.id(), f.integer("order"), f.text("title"), f.text("summary"), text);
    }

    static Note note(ClusterFile file) {
        MarkdownFile text = markdown(file);
        Fields f = fields(file, text);
        return new Note(
                file.id(),
                f.text("topic"),
                f.texts("also"),
                f.integer("order"),
                f.text("title"),
                f.text("question"),
                f.text("answer"),
                named(f, "certainty", Certainty.values(), Certainty::key),
                f.texts("papers"),
                f.mappings("related").stream().map(EntityReader::relation).toList(),
                text);
    }

    private static Relation relation(Fields f) {
        RelationType type = named(f, "type", RelationType.values(), RelationType::label);
        return new Relation(f.text("note"), type, f.text("reason"), f.place());
    }

    static Paper paper(ClusterFile file) {
        Fields f = Fields.of(YamlText.file(file.name(), file.text()));
        requireId(file, f);
        return new Paper(
                file.id(),
                f.text("title"),
                f.texts("authors"),
                f.holds("others") ? Paper.Authors.AND_OTHERS : Paper.Authors.ALL,
                f.integer("year"),
                f.optionalText("arxiv"),
                f.optionalText("venue"),
                f.optionalText("url"),
                f.text("gist"),
                named(f, "reading", Reading.values(), Reading::label),
                f.place());
    }

    static ClaimThread thread(ClusterFile file) {
        MarkdownFile text = markdown(file);
        Fields f = fields(file, text);
        List<ClaimThread.Side> sides = f.mappings("sides").stream()
                .map(s -> new ClaimThread.Side(
                        s.text("name"), s.mappings("claims").stream().map(EntityReader::claim).toList()))
                .toList();
        return new ClaimThread(file.id(), f.integer("order"), f.text("title"), f.text("summary"), sides, text);
    }

    private static ClaimThread.Claim claim(Fields f) {
        return new ClaimThread.Claim(f.text("note"), f.text("claim"), f.texts("papers"), f.place());
    }

    static Trail trail(ClusterFile file) {
        MarkdownFile text = markdown(file);
        Fields f = fields(file, text);
        List<Trail.Stop> stops = f.mappings("stops").stream()
                .map(s -> new Trail.Stop(s.text("note"), s.text("why"), s.place()))
                .toList();
        return new Trail(
                file.id(), f.integer("order"), f.text("title"), f.text("reader"), f.text("summary"), stops, text);
    }

    static Term term(ClusterFile file) {
        MarkdownFile text = markdown(file);
        Fields f = fields(file, text);
        return new Term(file.id(), f.text("term"), f.texts("also"), f.texts("see"), text);
    }

    static MarkdownFile markdown(ClusterFile file) {
        return MarkdownFile.of(file.name(), file.text());
    }

    private static Fields fields(ClusterFile file, MarkdownFile text) {
        Fields fields = Fields.of(text.front());
        requireId(file, fields);
        return fields;
    }

    private static void requireId(ClusterFile file, Fields fields) {
        String id = fields.text("id");
        if (!id.equals(file.id())) {
            throw new InputException(
                    fields.place() + ": the id is '" + id + "', but the file's name says '" + file.id() + "'");
        }
    }

    private static <T> T named(Fields f, String key, T[] values, Function<T, String> name) {
        String text = f.text(key);
        return Arrays.stream(values)
                .filter(v -> name.apply(v).equals(text))
                .findFirst()
                .orElseThrow(() -> new InputException(f.place() + ": " + key + " '" + text + "' is unknown"
                        + Nearest.hint(text, Arrays.stream(values).map(name).toList())));
    }
}

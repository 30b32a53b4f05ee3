package dev.hone.foundation.yaml;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode.Entry;
import dev.hone.foundation.yaml.YamlNode.Quoting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML text into [YamlNode]s. Accepts the plain part of YAML that recipes and notes need: one document of
/// mappings, lists and scalars; anchors, aliases, tags, duplicate keys, deep nesting and long texts are refused.
public final class YamlText {
    private static final int MAX_CHARACTERS = 1 << 16;
    private static final int MAX_DEPTH = 12;

    private final Iterator<Event> events;
    private final IntFunction<String> place;

    private YamlText(Iterator<Event> events, IntFunction<String> place) {
        this.events = events;
        this.place = place;
    }

    /// A whole file; places are `name:line`.
    ///
    /// @throws InputException with file and line if it is not such YAML
    public static YamlNode file(String name, String text) {
        return part(name, text, 1);
    }

    /// Lines of a file from `firstLine` on, counted from 1; places are `name:line` of the file.
    ///
    /// @throws InputException with file and line if it is not such YAML
    public static YamlNode part(String name, String text, int firstLine) {
        return read(name, text, line -> name + ":" + (line + firstLine));
    }

    /// The value of an override; every place is the override itself.
    ///
    /// @throws InputException with the origin if it is not such YAML
    public static YamlNode value(String origin, String text) {
        return read(origin, text, line -> origin);
    }

    private static YamlNode read(String name, String text, IntFunction<String> place) {
        if (text.length() > MAX_CHARACTERS) {
            throw new InputException(
                    name + ": " + text.length() + " characters; allowed are at most " + MAX_CHARACTERS);
        }
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            var reader = new YamlText(new Parse(settings).parseString(text).iterator(), place);
            return reader.document(name);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark().map(m -> place.apply(m.getLine())).orElse(name);
            throw new InputException(where + ": not YAML: " + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new InputException(name + ": not YAML: " + oneLine(String.valueOf(e.getMessage())), e);
        }
    }

    private YamlNode document(String name) {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw new InputException(name + ": it is empty");
        }
        YamlNode root = node(event, 0);
        next();
        if (next().getEventId() != Event.ID.StreamEnd) {
            throw new InputException(name + ": more than one document; only one is allowed");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        String where = at(event);
        if (depth > MAX_DEPTH) {
            throw new InputException(where + ": nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (event) {
            case ScalarEvent s -> {
                refuseMarks(where, s.getAnchor().isPresent(), s.getTag().isPresent());
                yield new YamlNode.Scalar(
                        s.getValue(),
                        s.getScalarStyle() == ScalarStyle.PLAIN ? Quoting.PLAIN : Quoting.QUOTED,
                        where);
            }
            case SequenceStartEvent s -> {
                refuseMarks(where, s.getAnchor().isPresent(), s.getTag().isPresent());
                yield items(where, depth);
            }
            case MappingStartEvent m -> {
                refuseMarks(where, m.getAnchor().isPresent(), m.getTag().isPresent());
                yield mapping(where, depth);
            }
            default -> throw new InputException(where + ": anchors and aliases are not allowed");
        };
    }

    private YamlNode items(String where, int depth) {
        var values = new ArrayList<YamlNode>();
        for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
            values.add(node(e, depth + 1));
        }
        return new YamlNode.Items(values, where);
    }

    private YamlNode mapping(String where, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
            String keyPlace = at(e);
            if (!(node(e, depth + 1) instanceof YamlNode.Scalar key)) {
                throw new InputException(keyPlace + ": a key must be a word");
            }
            if (entries.containsKey(key.text())) {
                throw new InputException(keyPlace + ": the key '" + key.text() + "' stands here a second time");
            }
            entries.put(key.text(), new Entry(keyPlace, node(next(), depth + 1)));
        }
        return new YamlNode.Mapping(entries, where);
    }

    private static void refuseMarks(String where, boolean anchor, boolean tag) {
        if (anchor || tag) {
            throw new InputException(where + ": anchors, aliases and tags are not allowed");
        }
    }

    private Event next() {
        return events.next();
    }

    private String at(Event event) {
        return place.apply(event.getStartMark().map(m -> m.getLine()).orElse(0));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

package dev.hone.lab.text;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.foundation.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A Markdown text below a front matter of YAML between two lines `---`.
///
/// @param name the file, as messages show it
/// @param front the front matter
/// @param body what follows it
/// @param bodyLine the first line of the body in the file, counted from 1
public record MarkdownFile(String name, YamlNode front, String body, int bodyLine) {
    private static final String FENCE = "---";
    private static final String HEADING = "## ";

    /// Takes a text apart.
    ///
    /// @throws InputException with file and line if it has no front matter, or one that is not YAML
    public static MarkdownFile of(String name, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FENCE)) {
            throw new InputException(name + ":1: begins without front matter; its first line must be '---'");
        }
        int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end == 0) {
            throw new InputException(name + ":1: the front matter has no end; a line '---' must follow it");
        }
        YamlNode front = YamlText.part(name, String.join("\n", lines.subList(1, end)), 2);
        String body = String.join("\n", lines.subList(end + 1, lines.size()));
        return new MarkdownFile(name, front, body, end + 2);
    }

    /// Where a key of the front matter stands, `name:line`; the file where it has no such key.
    public String place(String key) {
        return front instanceof YamlNode.Mapping m
                ? Optional.ofNullable(m.entries().get(key)).map(YamlNode.Entry::place).orElse(name)
                : name;
    }

    /// Where a line of the body stands, `name:line`.
    ///
    /// @param line counted from 0, as source spans of the parsed body count
    public String place(int line) {
        return name + ":" + (bodyLine + line);
    }

    /// What stands before the first second-level heading; nothing shows it where pages are made of sections.
    public String preamble() {
        int lines = sections().stream().findFirst().map(s -> s.line() - 1 - bodyLine).orElse(Integer.MAX_VALUE);
        return body.lines().limit(lines).collect(Collectors.joining("\n")).strip();
    }

    /// The parts under second-level headings, in their order; what stands before the first heading is none of them.
    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        List<String> lines = body.lines().toList();
        int start = -1;
        String fence = "";
        for (int i = 0; i <= lines.size(); i++) {
            boolean ends = i == lines.size() || fence.isEmpty() && lines.get(i).startsWith(HEADING);
            if (ends && start >= 0) {
                String heading = lines.get(start).substring(HEADING.length()).strip();
                String text = String.join("\n", lines.subList(start + 1, i));
                sections.add(new Section(heading, text, bodyLine + start + 1));
            }
            if (ends) {
                start = i;
            } else {
                fence = fenceAfter(lines.get(i).stripLeading(), fence);
            }
        }
        return sections;
    }

    /// How the fenced code begins in which the next line lies; empty outside of code.
    private static String fenceAfter(String line, String fence) {
        if (!fence.isEmpty()) {
            return line.startsWith(fence) ? "" : fence;
        }
        return line.startsWith("```") || line.startsWith("~~~") ? line.substring(0, 3) : "";
    }
}

package dev.hone.tasks.registry;

import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskGroup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The reference page of the families, made from the families themselves.
public final class TasksPage {
    private static final String SOURCES = "../../tasks/src/main/java/";
    private static final int LABEL = 8;

    private TasksPage() {}

    /// The page as Markdown.
    public static String markdown() {
        List<TaskFamily> families = Shipped.FAMILIES;
        var page = new StringBuilder("""
                # Tasks

                A task family makes problems of every difficulty without end, solves them in several styles, and judges
                answers. `hone tasks audit` proves of each that gold answers pass and changed ones fail, that harder
                problems need longer solutions, and that training and test problems are different ones.

                Most are for tiny models: a prompt is one line in an alphabet of 61 characters and ends with `=`, and
                the answer is what stands behind the last `#`. Prompts of one family begin with the same letters.
                `steps` is a chain of right steps, `sloppy` the same with slips, `buggy` follows a wrong rule, `guess`
                has no steps. Where several answers are right, the verifier checks the answer itself, mostly with the
                question as its gold text.

                This page is what `hone tasks --markdown` prints. Problems from files are tasks too:
                [data](models-and-data.md#data).

                """);
        page.append(families.size()).append(" families:\n\n");
        for (TaskGroup group : TaskGroup.values()) {
            List<TaskFamily> members = members(families, group);
            if (!members.isEmpty()) {
                page.append("- [").append(group.title()).append("](#").append(group.title()).append("): ")
                        .append(members.stream().map(f -> "`" + f.name() + "`").collect(Collectors.joining(", ")))
                        .append('\n');
            }
        }
        for (TaskGroup group : TaskGroup.values()) {
            List<TaskFamily> members = members(families, group);
            if (!members.isEmpty()) {
                page.append("\n## ").append(group.title()).append('\n');
                members.forEach(family -> section(page, family));
            }
        }
        return page.toString();
    }

    private static List<TaskFamily> members(List<TaskFamily> families, TaskGroup group) {
        return families.stream().filter(family -> family.group() == group).toList();
    }

    private static void section(StringBuilder page, TaskFamily family) {
        TaskExample example = TaskExample.usual(family, Key.of(0));
        page.append("\n### `").append(family.name()).append("`\n\n")
                .append(sentence(family.description())).append(" Difficulties ")
                .append(list(family.difficulties())).append("; usually ").append(list(family.usualDifficulties()))
                .append(". [Source](").append(SOURCES).append(family.getClass().getName().replace('.', '/'))
                .append(".java).\n\n```text\n");
        labelled(page, "prompt", example.problem().prompt());
        labelled(page, "answer", example.problem().reference());
        for (Style style : family.styles()) {
            labelled(page, style.name().toLowerCase(Locale.ROOT), example.demonstration(style));
        }
        page.append("```\n");
    }

    private static String sentence(String description) {
        int colon = description.lastIndexOf(": ");
        String words = colon < 0 ? description : description.substring(0, colon);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// A text behind its label; further lines of it stand below the first.
    private static void labelled(StringBuilder page, String label, String text) {
        String before = label + " ".repeat(LABEL - label.length());
        for (String line : text.lines().toList()) {
            page.append(before).append(line).append('\n');
            before = " ".repeat(LABEL);
        }
    }
}

package dev.hone.app.atlas.page;

import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.lab.note.Note;
import java.util.List;

/// All families of tasks, with examples.
public record TasksPage(Frame frame, List<Group> groups, int families, Host host) {
    public TasksPage {
        groups = List.copyOf(groups);
    }

    /// Families that are about the same.
    public record Group(String title, List<Family> families) {
        public Group {
            families = List.copyOf(families);
        }
    }

    /// A family.
    ///
    /// @param usual the difficulties that a mixture draws from
    /// @param played whether it is a world that answers over several turns
    /// @param notes notes that speak of it
    public record Family(
            String name, String description, String usual, List<Example> examples, List<Style> styles, Turns played,
            List<Note> notes) {
        public Family {
            examples = List.copyOf(examples);
            styles = List.copyOf(styles);
            notes = List.copyOf(notes);
        }
    }

    /// How many times a model speaks.
    public enum Turns { ONE, SEVERAL }

    /// A problem of a difficulty, and a solution of it.
    public record Example(int difficulty, String prompt, String solution) {}

    /// The usual example solved in a style.
    public record Style(String name, String solution) {}
}

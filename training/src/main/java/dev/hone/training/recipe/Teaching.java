package dev.hone.training.recipe;

import java.nio.file.Path;
import java.util.List;

/// Who teaches a student: other models, or the student itself, which is shown more than it is asked.
public sealed interface Teaching {
    /// Other models. Where several teach a task, their divergences are added up by weight.
    record Models(List<TeacherShare> teachers) implements Teaching {
        public Models {
            teachers = List.copyOf(teachers);
        }
    }

    /// The student itself.
    record Self(SelfTeacher teacher) implements Teaching {}

    /// Reads `teacher: PATH`, `teacher: {self: ..}` or `teachers: [{model: PATH, ..}, ..]`.
    static Teaching read(Section recipe, Path folder, List<TaskShare> tasks) {
        boolean one = recipe.has("teacher");
        boolean several = recipe.has("teachers");
        if (one && several) {
            throw recipe.error("teachers", "there is a 'teacher' besides; name all of them here");
        }
        if (several) {
            return new Models(TeacherShare.readAll(recipe, folder, tasks));
        }
        if (!one) {
            throw recipe.error("teacher", "missing; give the path of a model, a name of the hub, or self: and what the"
                    + " student is shown (demonstration, feedback)");
        }
        if (recipe.isWord("teacher")) {
            return new Models(List.of(new TeacherShare(ModelSource.onDisk(recipe, "teacher", folder))));
        }
        Section s = recipe.option("teacher", "model");
        return s.has("self")
                ? new Self(SelfTeacher.read(s))
                : new Models(List.of(TeacherShare.read(s, folder, tasks)));
    }

    /// Writes it as it is read.
    default void write(Outline recipe) {
        switch (this) {
            case Models m when m.teachers.size() == 1
                    && m.teachers.getFirst().equals(new TeacherShare(m.teachers.getFirst().model())) ->
                recipe.put("teacher", m.teachers.getFirst().model().path().toString());
            case Models m -> TeacherShare.writeAll(recipe, m.teachers);
            case Self s -> recipe.section("teacher", s.teacher::write);
        }
    }
}

package dev.hone.training.recipe;

import java.nio.file.Path;
import java.util.List;

/// One of a student's teachers: a model, how much it counts beside others, and the families of tasks that it teaches;
/// all where none is named.
///
/// Throws: `IllegalArgumentException` if the weight is not positive.
public record TeacherShare(ModelSource.OnDisk model, double weight, List<String> tasks) {
    public TeacherShare {
        tasks = List.copyOf(tasks);
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight of a teacher must be positive: " + weight);
        }
    }

    /// A teacher of all tasks.
    public TeacherShare(ModelSource.OnDisk model) {
        this(model, 1, List.of());
    }

    /// Whether it teaches this family.
    public boolean teaches(String family) {
        return tasks.isEmpty() || tasks.contains(family);
    }

    static TeacherShare read(Section s, Path folder, List<TaskShare> known) {
        ModelSource.OnDisk model = ModelSource.onDisk(s, "model", folder);
        double weight = s.number("weight", 1, Range.POSITIVE);
        List<String> families = known.stream().map(TaskShare::family).distinct().toList();
        List<String> tasks = s.words("tasks", List.of(), families, family -> family);
        return s.finish(() -> new TeacherShare(model, weight, tasks));
    }

    /// Reads the list `teachers`, which may be empty.
    static List<TeacherShare> readAll(Section recipe, Path folder, List<TaskShare> known) {
        return recipe.options("teachers", "model").stream().map(s -> read(s, folder, known)).toList();
    }

    /// Refuses teachers that leave a task untaught.
    ///
    /// @throws IllegalArgumentException naming the family
    static void requireAll(List<TeacherShare> teachers, List<TaskShare> tasks) {
        for (TaskShare task : tasks) {
            if (teachers.stream().noneMatch(t -> t.teaches(task.family()))) {
                throw new IllegalArgumentException("no teacher teaches the task " + task.family()
                        + "; add it to the tasks of one, or leave 'tasks' out for a teacher of all");
            }
        }
    }

    static void writeAll(Outline recipe, List<TeacherShare> teachers) {
        recipe.sections("teachers", teachers, (o, t) -> {
            o.put("model", t.model.path().toString()).put("weight", t.weight);
            if (!t.tasks.isEmpty()) {
                o.words("tasks", t.tasks);
            }
        });
    }
}

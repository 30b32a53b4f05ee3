package dev.hone.training.loop;

import dev.hone.engine.TokenTree;
import dev.hone.tasks.Problem;
import java.util.List;

/// Completions of a problem as the student is asked for them, and as a teacher reads them.
///
/// `student` has one continuation or more. `read` are the teacher's trees, whose continuations are, one after another,
/// those of the student; they differ in what stands before.
record Lesson(Problem problem, TokenTree student, List<TokenTree> read) {
    Lesson {
        read = List.copyOf(read);
    }

    /// A teacher that reads what the student reads.
    static Lesson plain(Problem problem, TokenTree tree) {
        return new Lesson(problem, tree, List.of(tree));
    }

    /// Trees of the student, in order.
    static List<TokenTree> students(List<Lesson> lessons) {
        return lessons.stream().map(Lesson::student).toList();
    }
}

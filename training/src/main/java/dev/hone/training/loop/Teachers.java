package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.SelfTeacher;
import dev.hone.training.recipe.TeacherShare;
import dev.hone.training.recipe.Teaching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The teachers of a run: which of them teaches what, and the weights of one that follows its student.
///
/// φ ← (1 - rate) · φ + rate · θ after every step, on what is trained: beside an adapter the teacher has an adapter of
/// its own and shares the base.
final class Teachers {
    private final List<One> all;
    private final Optional<Following> following;

    /// A teacher, how much it counts, and which families it teaches.
    private record One(Learner learner, double weight, Predicate<String> teaches) {}

    /// Weights that follow others.
    private record Following(float[] teacher, float[] student, float rate) {
        void step() {
            for (int i = 0; i < teacher.length; i++) {
                teacher[i] = (1 - rate) * teacher[i] + rate * student[i];
            }
        }
    }

    private Teachers(List<One> all, Optional<Following> following) {
        this.all = all;
        this.following = following;
    }

    /// The teachers of a student. `first` is the student with its first weights, where a teacher keeps them.
    ///
    /// @throws dev.hone.foundation.InputException if a model cannot be read, or has another vocabulary than the student
    static Teachers of(Teaching teaching, Model student, Optional<Model> first, Workers workers) {
        return switch (teaching) {
            case Teaching.Models m ->
                new Teachers(m.teachers().stream().map(t -> one(t, student, workers)).toList(), Optional.empty());
            case Teaching.Self s -> self(s.teacher(), student, first, workers);
        };
    }

    private static One one(TeacherShare share, Model student, Workers workers) {
        Model model = SameTokens.required(student, StartingModel.of(share.model(), Key.of(0)), "the teacher");
        return new One(new Learner(model.parameters(), workers, 1), share.weight(), share::teaches);
    }

    private static Teachers self(SelfTeacher self, Model student, Optional<Model> first, Workers workers) {
        Parameters own = student.parameters();
        Parameters teacher = switch (self.weights()) {
            case CURRENT -> own;
            case FIRST -> first.orElseThrow().parameters();
            case AVERAGE -> ownCopy(own);
        };
        Optional<Following> following = self.weights() == SelfTeacher.Weights.AVERAGE
                ? Optional.of(new Following(teacher.trainedValues(), own.trainedValues(), (float) self.rate()))
                : Optional.empty();
        return new Teachers(List.of(new One(new Learner(teacher, workers, 1), 1, family -> true)), following);
    }

    /// A copy of what is trained, beside what is not.
    private static Parameters ownCopy(Parameters own) {
        return own.adapter().map(a -> own.with(a.copy())).orElseGet(own::copy);
    }

    /// What they would say behind every token. Each reads what it teaches.
    TeacherRows on(List<Lesson> lessons, int vocabulary) {
        List<List<TeacherRows.Opinion>> opinions = new ArrayList<>();
        double[] sums = new double[lessons.size()];
        for (int i = 0; i < sums.length; i++) {
            opinions.add(new ArrayList<>());
            String family = lessons.get(i).problem().family();
            sums[i] = all.stream().filter(t -> t.teaches.test(family)).mapToDouble(One::weight).sum();
        }
        for (One teacher : all) {
            List<TokenTree> trees = new ArrayList<>();
            for (Lesson lesson : lessons) {
                if (teacher.teaches.test(lesson.problem().family())) {
                    trees.addAll(lesson.read());
                }
            }
            LogitRows rows = LogitRows.of(teacher.learner, trees, vocabulary);
            int next = 0;
            for (int i = 0; i < sums.length; i++) {
                if (teacher.teaches.test(lessons.get(i).problem().family())) {
                    int count = lessons.get(i).read().size();
                    opinions.get(i).add(
                            new TeacherRows.Opinion(teacher.weight / sums[i], rows.continuations(next, next + count)));
                    next += count;
                }
            }
        }
        return new TeacherRows(opinions, vocabulary);
    }

    /// After a step of the student.
    void follow() {
        following.ifPresent(Following::step);
    }

    /// Weights that a checkpoint must hold.
    Optional<float[]> moving() {
        return following.map(Following::teacher);
    }
}

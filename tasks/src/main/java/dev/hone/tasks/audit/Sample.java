package dev.hone.tasks.audit;

import dev.hone.foundation.Key;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The problems that an audit looks at: so many of each difficulty, or all of a finite family.
record Sample(TaskFamily family, Key key, Map<Integer, List<Problem>> byDifficulty) {
    static Sample draw(TaskFamily family, Key key, int count) {
        Map<Integer, List<Problem>> problems = new TreeMap<>();
        if (family instanceof FiniteFamily finite) {
            for (Split split : Split.values()) {
                finite.problems(split)
                        .forEach(p -> problems.computeIfAbsent(p.difficulty(), d -> new ArrayList<>()).add(p));
            }
            return new Sample(family, key, problems);
        }
        for (int difficulty : family.difficulties()) {
            List<Problem> drawn = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drawn.add(family.problem(key.at("problem").at(difficulty).at(i).draws(), difficulty));
            }
            problems.put(difficulty, drawn);
        }
        return new Sample(family, key, problems);
    }

    List<Problem> all() {
        return byDifficulty.values().stream().flatMap(List::stream).toList();
    }

    /// Whether the gold text is the reference itself, so that nothing else is right.
    boolean hasOneAnswer() {
        Problem first = all().getFirst();
        return family.gold(first).equals(first.reference());
    }

    boolean right(Problem problem, String completion) {
        return family.verify(problem, completion) instanceof Verdict.Correct;
    }
}

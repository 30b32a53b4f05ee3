package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.nio.file.Path;
import java.util.List;

/// Puts the lessons of the k most alike questions of a memory before the question, then takes the majority of n
/// completions. No weight changes.
///
/// `memory` is a file with a line `{"question": "...", "lesson": "..."}` each; likeness is that of character trigrams.
///
/// Source: Training-Free GRPO, arXiv:2510.08191, where a model writes the lessons from groups of its own rollouts.
/// Throws: `IllegalArgumentException` if a number is not positive.
public record ExperiencePrefix(int n, int k, Path memory, String head) implements Strategy {
    public ExperiencePrefix {
        Require.atLeast("n", n, 1);
        Require.atLeast("k", k, 1);
    }

    @Override
    public String name() {
        return "experience-prefix";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<String> lessons = Experiences.read(memory).nearest(question.text(), k);
        String asked = lessons.isEmpty()
                ? question.text()
                : head + String.join("\n", lessons) + "\n" + question.text();
        List<Candidate> candidates = session.generate(new Ask(question.asking(asked), n, session.options())).stream()
                .map(g -> Candidate.of(question, g))
                .toList();
        return Votes.equal(candidates).solution();
    }
}

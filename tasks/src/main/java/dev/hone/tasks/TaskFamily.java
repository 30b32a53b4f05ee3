package dev.hone.tasks;

import dev.hone.foundation.Draws;
import java.util.List;

/// A kind of problem that can be made, demonstrated and verified without a model.
public interface TaskFamily {
    /// Lower-case name, unique, as recipes and the command line spell it.
    String name();

    /// One sentence.
    String description();

    /// The difficulties that this family knows, easiest first.
    List<Integer> difficulties();

    /// A problem of this difficulty; a pure function of the draws.
    Problem problem(Draws draws, int difficulty);

    /// The styles in which this family can demonstrate solutions.
    List<Style> styles();

    /// A completion that solves (or fails to solve) the problem in this style; a pure function of its arguments.
    String demonstrate(Problem problem, Style style, Draws draws);

    /// Judges a completion. Never throws for what a model wrote.
    Verdict verify(Problem problem, String completion);

    /// The final answer that the completion gives, in canonical form for voting; empty where there is none.
    String answer(Problem problem, String completion);
}

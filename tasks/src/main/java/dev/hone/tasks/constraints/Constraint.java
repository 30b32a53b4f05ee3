package dev.hone.tasks.constraints;

/// One instruction about the form of a response, whatever the response is about.
///
/// Source: Zhou et al., "Instruction-Following Evaluation for Large Language Models", arXiv:2311.07911, whose 25 kinds
/// these are, but for the language of the response: it is told by its script ([LettersConstraint.Language]).
public sealed interface Constraint
        permits KeywordConstraint, LengthConstraint, FormatConstraint, LettersConstraint, WholeConstraint {
    /// Whether a response keeps it. Takes time linear in the length of the response.
    boolean holds(String response);

    /// What is asked for, as a sentence.
    String sentence();
}

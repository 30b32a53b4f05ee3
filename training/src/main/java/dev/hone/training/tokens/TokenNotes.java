package dev.hone.training.tokens;

/// What some members need to know of a token besides its numbers. Each array is empty where nobody asked.
///
/// - `objectivePicks`, `correctionPicks`: whether the member's [TokenSelector] picked the token
/// - `ages`: how many versions of the weights were made between the draw of the token and now
/// - `origin`: where the completion came from
/// - `promptTokens`: trained tokens of all completions of the prompt in the batch; 0 where nobody counted
///
/// Shapes: one entry a token of the completion, or none.
public record TokenNotes(boolean[] objectivePicks, boolean[] correctionPicks, int[] ages, Origin origin,
        int promptTokens) {
    private static final boolean[] NO_PICKS = {};

    /// Nothing is noted.
    public static final TokenNotes NONE = new TokenNotes(NO_PICKS, NO_PICKS, new int[0], Origin.SAMPLED, 0);

    /// The same with what the objective picked.
    public TokenNotes withObjectivePicks(boolean[] picks) {
        return new TokenNotes(picks, correctionPicks, ages, origin, promptTokens);
    }

    /// The same with what the correction picked.
    public TokenNotes withCorrectionPicks(boolean[] picks) {
        return new TokenNotes(objectivePicks, picks, ages, origin, promptTokens);
    }

    /// The same with the ages of the tokens.
    public TokenNotes withAges(int[] versions) {
        return new TokenNotes(objectivePicks, correctionPicks, versions, origin, promptTokens);
    }

    /// The same of another origin.
    public TokenNotes withOrigin(Origin other) {
        return new TokenNotes(objectivePicks, correctionPicks, ages, other, promptTokens);
    }

    /// The same with how many trained tokens all completions of the prompt have.
    public TokenNotes withPromptTokens(int count) {
        return new TokenNotes(objectivePicks, correctionPicks, ages, origin, count);
    }
}

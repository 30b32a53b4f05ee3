package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A solution that grows piece by piece: each piece goes on from the tokens of those before it, nothing is tokenised
/// again.
///
/// Shapes: `ids` are those of prompt and pieces; `tokens` describes the pieces' tokens, forced ones left out.
record Trace(
        Question question, String text, int[] ids, int promptTokens, List<GeneratedToken> tokens, int length, int steps,
        Generation.Finish finish) {
    Trace {
        tokens = List.copyOf(tokens);
    }

    /// The first piece of a solution.
    static Trace begun(Question question, Generation first) {
        return new Trace(
                question, first.text(), first.continued().ids(), first.promptTokens(), first.tokens(), first.length(),
                1,
                first.finish());
    }

    /// The solution with another piece.
    Trace then(Generation piece) {
        List<GeneratedToken> all = new ArrayList<>(tokens);
        all.addAll(piece.tokens());
        return new Trace(
                question, text + piece.text(), piece.continued().ids(), promptTokens, all, length + piece.length(),
                steps + 1, piece.finish());
    }

    /// The solution with words that the model did not choose, in place of an end that it drew.
    Trace forced(String words, int... wordIds) {
        boolean ended = finish == Generation.Finish.END && ids.length > promptTokens;
        int[] kept = ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
        int[] all = Arrays.copyOf(kept, kept.length + wordIds.length);
        System.arraycopy(wordIds, 0, all, kept.length, wordIds.length);
        return new Trace(
                question, text + words, all, promptTokens, tokens, length, steps, Generation.Finish.STOP_STRING);
    }

    /// Whether it can go on: its last piece ended a step, not the solution.
    boolean isOpen() {
        return finish == Generation.Finish.STOP_STRING;
    }

    /// What it goes on from.
    Prompt.Tokens prompt() {
        return new Prompt.Tokens(ids);
    }

    /// The solution so far as a candidate.
    Candidate candidate() {
        var whole = new Generation(
                text, tokens.size() == length ? tokens : List.of(), Arrays.copyOf(ids, promptTokens), promptTokens,
                length,
                finish == Generation.Finish.STOP_STRING ? Generation.Finish.LENGTH : finish);
        return new Candidate(text, question.answer().apply(text), whole);
    }

    /// The options of one step: until the words that end it, which belong to it, or the room that is left.
    static GenerationOptions step(GenerationOptions usual, String end, int written) {
        return usual.withStops(List.of(end))
                .withStopText(GenerationOptions.StopText.SHOWN)
                .withMaxTokens(Math.max(1, usual.maxTokens() - written));
    }
}

package dev.hone.training.tokens;

import java.util.Arrays;

/// What the loss needs to know of one completion and what does not change while the batch is trained on.
///
/// `oldLogProbs` are those of the proximal policy, from which the objective measures its ratio; `behaviourLogProbs`
/// those of the policy that drew the tokens. On policy both are the same array. `referenceLogProbs` is empty where no
/// reference is in play. A token with `trained` false (forced, from a tool, of a masked completion) gives no loss.
/// `notes` are what single members asked to know.
///
/// Shapes: one entry a token of the completion. Units: natural logarithms; advantages in units of reward.
/// Throws: `IllegalArgumentException` where lengths differ or an advantage of a trained token is not finite.
public record CompletionTokens(
        float[] advantages,
        float[] oldLogProbs,
        float[] behaviourLogProbs,
        float[] referenceLogProbs,
        boolean[] trained,
        TokenNotes notes) {

    private static final float[] NONE = new float[0];

    public CompletionTokens {
        int n = advantages.length;
        if (n == 0) {
            throw new IllegalArgumentException("a completion needs at least one token");
        }
        require("old log-probabilities", oldLogProbs.length, n);
        require("behaviour log-probabilities", behaviourLogProbs.length, n);
        require("trained flags", trained.length, n);
        if (referenceLogProbs.length != 0) {
            require("reference log-probabilities", referenceLogProbs.length, n);
        }
        optional("picks of the objective", notes.objectivePicks().length, n);
        optional("picks of the correction", notes.correctionPicks().length, n);
        optional("ages", notes.ages().length, n);
        for (int t = 0; t < n; t++) {
            if (trained[t] && !Float.isFinite(advantages[t])) {
                throw new IllegalArgumentException("the advantage of token " + t + " is " + advantages[t]
                        + "; the loss needs a finite number");
            }
        }
    }

    /// The same without notes.
    public CompletionTokens(
            float[] advantages,
            float[] oldLogProbs,
            float[] behaviourLogProbs,
            float[] referenceLogProbs,
            boolean[] trained) {
        this(advantages, oldLogProbs, behaviourLogProbs, referenceLogProbs, trained, TokenNotes.NONE);
    }

    /// A completion drawn from the very policy that the objective starts from, all tokens trained.
    public static CompletionTokens onPolicy(float[] logProbs, float[] advantages) {
        boolean[] trained = new boolean[logProbs.length];
        Arrays.fill(trained, true);
        return new CompletionTokens(advantages, logProbs, logProbs, NONE, trained);
    }

    /// The same with another proximal policy.
    public CompletionTokens withOld(float[] logProbs) {
        return new CompletionTokens(advantages, logProbs, behaviourLogProbs, referenceLogProbs, trained, notes);
    }

    /// The same with another behaviour policy.
    public CompletionTokens withBehaviour(float[] logProbs) {
        return new CompletionTokens(advantages, oldLogProbs, logProbs, referenceLogProbs, trained, notes);
    }

    /// The same with the log-probabilities of a reference.
    public CompletionTokens withReference(float[] logProbs) {
        return new CompletionTokens(advantages, oldLogProbs, behaviourLogProbs, logProbs, trained, notes);
    }

    /// The same with other trained tokens.
    public CompletionTokens withTrained(boolean[] flags) {
        return new CompletionTokens(advantages, oldLogProbs, behaviourLogProbs, referenceLogProbs, flags, notes);
    }

    /// The same with other advantages.
    public CompletionTokens withAdvantages(float[] values) {
        return new CompletionTokens(values, oldLogProbs, behaviourLogProbs, referenceLogProbs, trained, notes);
    }

    /// The same with other notes.
    public CompletionTokens withNotes(TokenNotes other) {
        return new CompletionTokens(advantages, oldLogProbs, behaviourLogProbs, referenceLogProbs, trained, other);
    }

    /// Number of tokens, trained or not.
    public int length() {
        return advantages.length;
    }

    /// Whether log-probabilities of a reference are known.
    public boolean hasReference() {
        return referenceLogProbs.length != 0;
    }

    /// Number of trained tokens.
    public int trainedTokens() {
        int n = 0;
        for (boolean b : trained) {
            if (b) {
                n++;
            }
        }
        return n;
    }

    private static void optional(String what, int found, int tokens) {
        if (found != 0) {
            require(what, found, tokens);
        }
    }

    private static void require(String what, int found, int tokens) {
        if (found != tokens) {
            throw new IllegalArgumentException(what + ": " + found + " for " + tokens + " tokens");
        }
    }
}

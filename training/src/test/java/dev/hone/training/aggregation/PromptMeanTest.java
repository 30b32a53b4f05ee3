package dev.hone.training.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenNotes;
import org.junit.jupiter.api.Test;

/// Two prompts: completions of 1 and 3 tokens, and one of 2.
class PromptMeanTest {
    private static final BatchCounts COUNTS = new BatchCounts(6, 3, 2);

    private static CompletionTokens tokens(int length, int ofPrompt) {
        return CompletionTokens.onPolicy(new float[length], new float[length])
                .withNotes(TokenNotes.NONE.withPromptTokens(ofPrompt));
    }

    @Test
    void everyPromptCountsTheSame() {
        var rule = new PromptMean();
        assertThat(rule.share(tokens(1, 4), COUNTS)).isEqualTo(1.0 / 8);
        assertThat(rule.share(tokens(3, 4), COUNTS)).isEqualTo(1.0 / 8);
        assertThat(rule.share(tokens(2, 2), COUNTS)).isEqualTo(1.0 / 4);
    }

    @Test
    void ofOnePromptItIsTheTokenMean() {
        var counts = new BatchCounts(4, 2);
        assertThat(new PromptMean().share(tokens(1, 4), counts)).isEqualTo(new TokenMean().share(tokens(1, 4), counts));
    }

    @Test
    void withoutThePromptsTokensItIsRefused() {
        assertThatThrownBy(() -> new PromptMean().share(tokens(1, 0), COUNTS)).hasMessageContaining("prompt-mean");
    }
}

package dev.hone.reasoning.scorer;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.text.PromptTokens;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Prompt;
import java.util.Arrays;
import java.util.List;

/// A model that gives a number behind every token: a reward model, or a process reward model.
///
/// It reads question and completion with its own tokenizer and chat template, the completion with its end token, as it
/// was trained. May be asked by many threads; it answers one at a time.
public final class ScalarModel implements AutoCloseable {
    private final Model model;
    private final Tokenizer tokenizer;
    private final Workers workers;
    private final Learner learner;

    /// @throws InputException if the model has no scalar head or no tokenizer
    public ScalarModel(Model model, int threads) {
        if (model.config().head() != ModelConfig.Head.SCALAR) {
            throw new InputException("a language model, and a scorer needs one with a scalar head; train it with"
                    + " kind: reward-model or process-reward-model");
        }
        this.model = model;
        this.tokenizer = model.tokenizer()
                .orElseThrow(() -> new InputException("the model with a scalar head has no tokenizer"));
        this.workers = Workers.of(threads);
        this.learner = new Learner(model.parameters(), workers, 1);
    }

    /// What it says of a completion: the ids of its tokens and the number behind each.
    public record Values(int[] ids, float[] values) {
        /// The number behind the last token.
        public float last() {
            return values[values.length - 1];
        }
    }

    /// The numbers behind the tokens of a completion, its end token the last of them.
    public Values values(Prompt prompt, String completion) {
        int[] root = switch (prompt) {
            case Prompt.Text text -> new PromptTokens(model).plain(text.text());
            case Prompt.Chat chat -> new PromptTokens(model).chat(chat.turns());
            case Prompt.Tokens tokens -> tokens.ids();
        };
        int[] ids = tokenizer.encode(completion);
        if (!model.endTokens().isEmpty()) {
            ids = Arrays.copyOf(ids, ids.length + 1);
            ids[ids.length - 1] = model.endTokens().getFirst();
        }
        var values = new float[ids.length];
        synchronized (learner) {
            learner.score(List.of(new TokenTree(root, List.of(ids))),
                    (tree, segment, row, zeros, length) -> System.arraycopy(row, 0, values, 0, length));
        }
        return new Values(ids, values);
    }

    /// What a token says.
    public String text(int id) {
        return tokenizer.decode(new int[] {id}, Tokenizer.Specials.HIDE);
    }

    @Override
    public void close() {
        workers.close();
    }
}

package dev.hone.engine.combine;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import java.util.List;

/// A base and models beside it that write one text with one vocabulary.
///
/// Text, chat template and end tokens are the base's; the others read the same token ids, each with keys and values of
/// its own. Vocabularies that differ in padding alone are cut to the smallest.
///
/// Throws: `InputException` for another number of models than the arithmetic has roles, a scalar head, or vocabularies
/// that differ.
public record CombinedModel(Model base, List<Model> others, LogitArithmetic arithmetic) {
    public CombinedModel {
        others = List.copyOf(others);
        List<String> roles = arithmetic.roles();
        if (others.size() != roles.size()) {
            throw new InputException(
                    "beside the base go " + roles.size() + " models " + roles + ", not " + others.size());
        }
        requireTokens("base", base);
        for (int i = 0; i < roles.size(); i++) {
            requireTokens(roles.get(i), others.get(i));
            requireSame(roles.get(i), base, others.get(i));
        }
    }

    /// Tokens that all models know.
    public int vocabulary() {
        return others.stream().mapToInt(m -> m.config().vocabulary()).reduce(base.config().vocabulary(), Math::min);
    }

    private static void requireTokens(String role, Model model) {
        if (model.config().head() == ModelConfig.Head.SCALAR) {
            throw new InputException("the " + role + " has a scalar head and gives no tokens; logits need a language"
                    + " model");
        }
    }

    private static void requireSame(String role, Model base, Model other) {
        int own = base.config().vocabulary();
        int others = other.config().vocabulary();
        if (base.tokenizer().isEmpty() || other.tokenizer().isEmpty()) {
            if (own != others) {
                throw new InputException("the base has " + own + " tokens, the " + role + " " + others
                        + "; logits are combined over one vocabulary");
            }
            return;
        }
        Tokenizer a = base.tokenizer().get();
        Tokenizer b = other.tokenizer().get();
        if (a.size() != b.size()) {
            throw new InputException("the base's tokenizer has " + a.size() + " tokens, the " + role + "'s " + b.size()
                    + "; logits are combined over one vocabulary");
        }
        for (int id = 0; id < a.size(); id++) {
            String said = word(a, id);
            String says = word(b, id);
            if (!said.equals(says)) {
                throw new InputException("token " + id + " is '" + said + "' for the base and '" + says + "' for the "
                        + role + "; logits are combined over one vocabulary");
            }
        }
    }

    private static String word(Tokenizer tokenizer, int id) {
        return tokenizer.decode(new int[] {id}, Tokenizer.Specials.SHOW);
    }
}

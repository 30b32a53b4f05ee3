package dev.hone.app.input;

import dev.hone.engine.Model;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.PromptTokens;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns prompts into token ids: the text after the token that begins prompts where the model has one, or a
/// conversation in the model's chat template. Ids that were given are checked, and taken as they are.
public final class PromptEncoder {
    private final Model model;
    private final ChatOptions chat;

    /// @throws InputException if the chat template is asked for and the model has none
    public PromptEncoder(Model model, ChatOptions chat) {
        this.model = model;
        this.chat = chat;
        if (chat.wanted() && model.chatTemplate().isEmpty()) {
            throw new InputException("--chat: the model has no chat template; leave the option out");
        }
        if (chat.system().isPresent() && !chat.wanted()) {
            throw new InputException("--system needs --chat");
        }
    }

    /// The ids of a prompt.
    public int[] prompt(String text) {
        tokenizer();
        var tokens = new PromptTokens(model);
        if (!chat.wanted()) {
            return tokens.plain(text);
        }
        List<ChatMessage> turns = new ArrayList<>();
        chat.system().ifPresent(system -> turns.add(new ChatMessage("system", system)));
        turns.add(ChatMessage.user(text));
        return tokens.chat(turns);
    }

    /// The ids of what follows a prompt.
    public int[] continuation(String text) {
        return tokenizer().encode(text);
    }

    /// The ids themselves.
    ///
    /// @throws InputException if there is none, more than `longest`, or one outside the vocabulary
    public int[] checked(int longest, int... ids) {
        if (ids.length == 0) {
            throw new InputException("no tokens; give at least one");
        }
        if (ids.length > longest) {
            throw new InputException(ids.length + " tokens; the model takes at most " + longest + " here");
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= model.config().vocabulary()) {
                throw new InputException("token " + i + " is " + ids[i] + "; allowed: 0 to "
                        + (model.config().vocabulary() - 1) + ", the model's vocabulary");
            }
        }
        return ids;
    }

    /// The text of ids, special tokens left out; empty where the model has no tokenizer.
    public Optional<String> text(int... ids) {
        return model.tokenizer().map(t -> t.decode(ids, Tokenizer.Specials.HIDE));
    }

    private Tokenizer tokenizer() {
        return model.tokenizer()
                .orElseThrow(() -> new InputException("the model has no tokenizer, so it takes no text; give ids"));
    }
}

package dev.hone.training.task;

import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.ChatTemplate;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.TaskFamily;
import dev.hone.training.recipe.PromptSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The border between tasks, which speak text, and the model, which speaks tokens.
public final class ModelText {
    private final Tokenizer tokenizer;
    private final Optional<ChatTemplate> template;
    private final PromptSettings settings;
    private final int endToken;

    /// @throws InputException if the model has no tokenizer or no end token, or the settings need a chat template that
    ///     it has not
    public ModelText(Model model, PromptSettings settings) {
        this.tokenizer = model.tokenizer()
                .orElseThrow(() -> new InputException("the model has no tokenizer; tasks speak text, so it needs one"));
        this.template = model.chatTemplate();
        this.settings = settings;
        if (model.endTokens().isEmpty()) {
            throw new InputException("the model names no end token; completions could never end");
        }
        this.endToken = model.endTokens().getFirst();
        if (settings.chat() == PromptSettings.Chat.TEMPLATE && template.isEmpty()) {
            throw new InputException("prompt.chat is template, and the model has no chat template; set it to plain");
        }
        if (settings.system().isPresent() && template.isEmpty()) {
            throw new InputException("prompt.system needs a chat template, and the model has none");
        }
    }

    /// The prompt's tokens: in the chat template where the settings or the family ask for it, else the text after the
    /// begin token.
    public int[] prompt(TaskFamily family, Problem problem) {
        boolean chat = switch (settings.chat()) {
            case TEMPLATE -> true;
            case PLAIN -> false;
            case AUTO -> template.isPresent() && family.form() == PromptForm.CHAT;
        };
        if (chat) {
            List<ChatMessage> turns = new ArrayList<>();
            settings.system().ifPresent(text -> turns.add(new ChatMessage("system", text)));
            turns.add(ChatMessage.user(problem.prompt()));
            return tokenizer.encode(template.orElseThrow().render(turns, ChatTemplate.Reply.BEGUN));
        }
        int[] ids = tokenizer.encode(problem.prompt());
        if (tokenizer.beginToken().isEmpty()) {
            return ids;
        }
        int[] withBegin = new int[ids.length + 1];
        withBegin[0] = tokenizer.beginToken().getAsInt();
        System.arraycopy(ids, 0, withBegin, 1, ids.length);
        return withBegin;
    }

    /// A demonstration: the prompt as root, the completion with its end token as what is trained.
    public TokenTree demonstration(TaskFamily family, Problem problem, String completion) {
        return completions(family, problem, List.of(completion));
    }

    /// Several completions of one problem, each with its end token: the prompt as root, and what continues it.
    public TokenTree completions(TaskFamily family, Problem problem, List<String> completions) {
        return new TokenTree(
                prompt(family, problem), completions.stream().map(this::ended).toList());
    }

    private int[] ended(String completion) {
        int[] ids = tokenizer.encode(completion);
        int[] ended = java.util.Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = endToken;
        return ended;
    }

    /// What a completion says, special tokens left out.
    public String text(Completion completion) {
        return tokenizer.decode(completion.ids(), Tokenizer.Specials.HIDE);
    }
}

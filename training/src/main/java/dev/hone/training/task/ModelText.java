package dev.hone.training.task;

import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.ChatTemplate;
import dev.hone.engine.text.PromptTokens;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.solve.Question;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Script;
import dev.hone.tasks.environment.Transcript;
import dev.hone.training.recipe.PromptSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The border between tasks, which speak text, and the model, which speaks tokens.
public final class ModelText {
    /// A turn that no template writes itself.
    private static final String PLACE = "\u2603turn\u2603";

    private final Tokenizer tokenizer;
    private final PromptTokens prompts;
    private final Optional<ChatTemplate> template;
    private final PromptSettings settings;
    private final int endToken;

    /// @throws InputException if the model has no tokenizer or no end token, or the settings need a chat template that
    ///     it has not
    public ModelText(Model model, PromptSettings settings) {
        this.tokenizer = model.tokenizer()
                .orElseThrow(() -> new InputException("the model has no tokenizer; tasks speak text, so it needs one"));
        this.prompts = new PromptTokens(model);
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
        if (isChat(family)) {
            List<ChatMessage> turns = new ArrayList<>();
            settings.system().ifPresent(text -> turns.add(new ChatMessage("system", text)));
            turns.add(ChatMessage.user(problem.prompt()));
            return prompts.chat(turns);
        }
        return prompts.plain(problem.prompt());
    }

    /// How a problem of the family is asked.
    public Question.Form form(TaskFamily family) {
        return isChat(family) ? Question.Form.CHAT : Question.Form.TEXT;
    }

    /// The system turn, where there is one.
    public Optional<String> system() {
        return settings.system();
    }

    private boolean isChat(TaskFamily family) {
        return switch (settings.chat()) {
            case TEMPLATE -> true;
            case PLAIN -> false;
            case AUTO -> template.isPresent() && family.form() == PromptForm.CHAT;
        };
    }

    /// What follows a turn of the model, whose end token is there already: the observation's text, or what the chat
    /// template puts between two turns of the assistant where the user's turn is the observation.
    public int[] observation(TaskFamily family, String observation) {
        if (!isChat(family)) {
            return tokenizer.encode(observation);
        }
        String spoken = template.orElseThrow().render(
                List.of(
                        ChatMessage.user(PLACE), new ChatMessage("assistant", PLACE), ChatMessage.user(observation)),
                ChatTemplate.Reply.BEGUN);
        int second = spoken.indexOf(PLACE, spoken.indexOf(PLACE) + PLACE.length());
        if (second < 0) {
            throw new InputException("the chat template does not show earlier turns of the assistant; environments need"
                    + " one that does, or prompt.chat: plain");
        }
        int[] ids = tokenizer.encode(spoken.substring(second + PLACE.length()));
        return ids.length > 0 && ids[0] == endToken ? Arrays.copyOfRange(ids, 1, ids.length) : ids;
    }

    /// A demonstration: the prompt as root, the completion with its end token as what is trained.
    ///
    /// @throws InputException for an environment, whose demonstrations are not all the model's own
    public TokenTree demonstration(TaskFamily family, Problem problem, String completion) {
        return completions(family, problem, List.of(completion));
    }

    /// A demonstration with the mark of what is trained. Of an environment it is a script; the world's answers stand
    /// between its turns.
    public DemonstrationTokens marked(TaskFamily family, Problem problem, String completion) {
        if (family instanceof EnvironmentFamily worlds) {
            return played(worlds, problem, completion);
        }
        TokenTree tree = completions(family, problem, List.of(completion));
        boolean[] own = new boolean[tree.continuations().getFirst().length];
        Arrays.fill(own, true);
        return new DemonstrationTokens(tree, own);
    }

    private DemonstrationTokens played(EnvironmentFamily family, Problem problem, String script) {
        Transcript played = Script.play(family.open(family.gold(problem)), Script.actions(script));
        List<Integer> ids = new ArrayList<>();
        List<Boolean> marks = new ArrayList<>();
        for (int i = 0; i < played.turns().size(); i++) {
            for (int id : ended(played.turns().get(i).action())) {
                ids.add(id);
                marks.add(true);
            }
            if (i + 1 < played.turns().size()) {
                for (int id : observation(family, played.turns().get(i).observation())) {
                    ids.add(id);
                    marks.add(false);
                }
            }
        }
        boolean[] own = new boolean[marks.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = marks.get(i);
        }
        int[] continuation = ids.stream().mapToInt(Integer::intValue).toArray();
        return new DemonstrationTokens(new TokenTree(prompt(family, problem), List.of(continuation)), own);
    }

    /// Several completions of one problem, each with its end token: the prompt as root, and what continues it.
    ///
    /// @throws InputException for an environment, whose completions are not all the model's own
    public TokenTree completions(TaskFamily family, Problem problem, List<String> completions) {
        if (family instanceof EnvironmentFamily) {
            throw new InputException("task " + family.name()
                    + " is played over several turns; this kind of training knows tasks of one turn alone");
        }
        return new TokenTree(
                prompt(family, problem), completions.stream().map(this::ended).toList());
    }

    private int[] ended(String completion) {
        int[] ids = tokenizer.encode(completion);
        int[] ended = Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = endToken;
        return ended;
    }

    /// The tokens of a piece of a completion.
    public int[] tokens(String piece) {
        return tokenizer.encode(piece);
    }

    /// The token that ends a completion.
    public int endToken() {
        return endToken;
    }

    /// What a completion says, special tokens left out.
    public String text(Completion completion) {
        return text(completion.ids());
    }

    /// What these tokens say, special tokens left out.
    public String text(int[] ids) {
        return tokenizer.decode(ids, Tokenizer.Specials.HIDE);
    }
}

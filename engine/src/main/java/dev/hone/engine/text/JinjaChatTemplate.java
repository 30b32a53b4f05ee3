package dev.hone.engine.text;

import dev.hone.engine.internal.jinja.Constants;
import dev.hone.engine.internal.jinja.Template;
import dev.hone.engine.internal.jinja.Value;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A chat template rendered exactly as `transformers`' `apply_chat_template` does, without tools or documents.
///
/// The template sees `messages` (each with `role` and `content`), `add_generation_prompt`, the special tokens
/// (`bos_token`, ...), `tools` and `documents` (none), and `enable_thinking` where it was asked for.
///
/// The interpreter is Hone's own (`dev.hone.engine.internal.jinja`): Jinjava 2.8.1 was tried and renders Qwen3's
/// template wrongly (no slices with a step, none of the methods of Python's strings, no namespace with values), and
/// puts `null` into the text where it fails.
public final class JinjaChatTemplate implements ChatTemplate {
    private final Template template;
    private final String source;
    private final Map<String, String> specialTokens;
    private final Clock clock;
    private final Thinking thinking;

    private JinjaChatTemplate(
            Template template, String source, Map<String, String> specialTokens, Clock clock, Thinking thinking) {
        this.template = template;
        this.source = source;
        this.specialTokens = Map.copyOf(specialTokens);
        this.clock = clock;
        this.thinking = thinking;
    }

    /// @param name how errors call the template, such as its file
    /// @param specialTokens text of `bos_token`, `eos_token`, ... where the tokenizer has them
    /// @param clock what templates that print today's date see
    /// @throws dev.hone.foundation.InputException with the line, if the source is not a template
    public static JinjaChatTemplate of(String name, String source, Map<String, String> specialTokens, Clock clock) {
        return new JinjaChatTemplate(
                Template.parse(name, source), source, specialTokens, clock, Thinking.UNSPECIFIED);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public ChatTemplate with(Thinking wanted) {
        return new JinjaChatTemplate(template, source, specialTokens, clock, wanted);
    }

    @Override
    public String render(List<ChatMessage> messages, Reply reply) {
        Map<String, Value> variables = new LinkedHashMap<>();
        specialTokens.forEach((role, text) -> variables.put(role, Value.of(text)));
        variables.put("messages", Value.list(messages.stream().map(JinjaChatTemplate::value).toList()));
        variables.put("tools", Constants.NONE);
        variables.put("documents", Constants.NONE);
        variables.put("add_generation_prompt", Value.of(reply == Reply.BEGUN));
        if (thinking != Thinking.UNSPECIFIED) {
            variables.put("enable_thinking", Value.of(thinking == Thinking.ON));
        }
        return template.render(variables, clock);
    }

    private static Value value(ChatMessage message) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("role", Value.of(message.role()));
        entries.put("content", Value.of(message.content()));
        return Value.mapping(entries);
    }
}

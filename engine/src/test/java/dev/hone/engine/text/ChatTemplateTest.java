package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.text.ChatTemplate.Reply;
import dev.hone.engine.text.ChatTemplate.Thinking;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Expected texts: `golden/text/chat.jsonl`, made by `src/test/golden/chat.py` with `transformers`.
class ChatTemplateTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/text");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T09:07:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"smollm2.jinja", "qwen2.5.jinja", "qwen3.jinja"})
    void textsAreThoseOfTheReference(String name) throws IOException {
        ChatTemplate template = template(name);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (String line : Files.readAllLines(GOLDEN.resolve("chat.jsonl"))) {
            JsonNode row = JsonMapper.shared().readTree(line);
            if (!row.get("template").stringValue().equals(name)) {
                continue;
            }
            compared++;
            Reply reply = row.get("reply").booleanValue() ? Reply.BEGUN : Reply.NONE;
            Thinking thinking = !row.has("thinking")
                    ? Thinking.UNSPECIFIED
                    : row.get("thinking").booleanValue() ? Thinking.ON : Thinking.OFF;
            String found = rendered(template.with(thinking), messages(row.get("messages")), reply);
            boolean same = row.has("error")
                    ? found.startsWith("error: " + name + ", line ")
                    : found.equals(row.get("text").stringValue());
            if (!same) {
                wrong.add(line + "\n   gives " + found);
            }
        }
        assertThat(compared).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"smollm2.jinja, true", "qwen2.5.jinja, true", "qwen3.jinja, false"})
    void templatesThatDropOldThoughtsDoNotKeepThePrefix(String name, boolean kept) throws IOException {
        List<ChatMessage> chat = List.of(
                new ChatMessage("system", "s"),
                ChatMessage.user("2+2?"),
                new ChatMessage("assistant", "<think>\nTwo and two.\n</think>\n\n4"),
                ChatMessage.user("3+3?"));
        assertThat(template(name).keepsPrefix(chat)).isEqualTo(kept);
        assertThat(template(name).keepsPrefix(chat.subList(0, 2))).isTrue();
    }

    @Test
    void refusalsOfAShorterConversationDoNotCount() {
        ChatTemplate strict = of("{% if messages[-1].role == 'system' %}{{ raise_exception('alone') }}{% endif %}"
                + "{% for m in messages %}{{ m.content }}{% endfor %}");
        List<ChatMessage> chat = List.of(new ChatMessage("system", "s"), ChatMessage.user("u"));
        assertThat(strict.keepsPrefix(chat)).isTrue();
        assertThatThrownBy(() -> strict.keepsPrefix(chat.subList(0, 1))).isInstanceOf(InputException.class);
    }

    @Test
    void errorsNameTemplateAndLine() {
        assertThatThrownBy(() -> of("a\n{{ messages | lenght }}").render(List.of(), Reply.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("t, line 2: unknown filter 'lenght'; did you mean 'length'?");
        assertThatThrownBy(() -> of("a\nb{{ nothing.role }}").render(List.of(), Reply.NONE))
                .hasMessage("t, line 2: 'nothing' is undefined");
        assertThatThrownBy(() -> of("{% fro x in y %}"))
                .hasMessage("t, line 1: unknown statement 'fro'; did you mean 'for'?");
        assertThatThrownBy(() -> of("\n\n{% if a %}\nb"))
                .hasMessageStartingWith("t, line 3: the block that begins here");
        assertThatThrownBy(() -> of("{{ raise_exception('roles must alternate') }}").render(List.of(), Reply.NONE))
                .hasMessage("t, line 1: roles must alternate");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ a * b }}{% endfor %}{% endfor %}",
        "{% set ns = namespace(t='x') %}{% for a in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
        "{% set ns = namespace(t=[1]) %}{% for a in range(99) %}{% set ns.t = ns.t + ns.t %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ 'x' * 10 ** 12 }}",
        "{{ [0] * 10 ** 12 }}",
        "{{ 'ab' * 999999 | replace('a', 'x' * 999999) }}",
        "{% for a in range(99999) %}{{ 'x' * 100000 }}{% endfor %}",
    })
    void endlessWorkEnds(String source) {
        assertThatThrownBy(() -> of(source).render(List.of(), Reply.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t, line 1: ");
    }

    @Test
    void deepNestingIsAnError() {
        assertThatThrownBy(() -> of("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}"))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> of("{% if a %}".repeat(5000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> of("{{ 1" + " + 1".repeat(30_000) + " }}").render(List.of(), Reply.NONE))
                .isInstanceOf(InputException.class);
    }

    @Test
    void datesComeFromTheClock() {
        assertThat(of("{{ strftime_now('%d %b %Y %-d %B %H:%M %% %A') }}").render(List.of(), Reply.NONE))
                .isEqualTo("05 Mar 2026 5 March 09:07 % Thursday");
        assertThatThrownBy(() -> of("{{ strftime_now('%Q') }}").render(List.of(), Reply.NONE))
                .hasMessageContaining("%Q");
    }

    @Test
    void templatesAreFoundInADirectory(@TempDir Path directory) throws IOException {
        assertThat(ChatTemplates.read(directory)).isEmpty();
        Path config = directory.resolve("tokenizer_config.json");
        Files.writeString(config, "{\"eos_token\":{\"content\":\"<e>\"}}");
        assertThat(ChatTemplates.read(directory)).isEmpty();
        Files.writeString(config, "{\"eos_token\":{\"content\":\"<e>\"},\"chat_template\":\"one{{ eos_token }}\"}");
        assertThat(render(directory)).isEqualTo("one<e>");
        Files.writeString(config, "{\"chat_template\":[{\"name\":\"tool_use\",\"template\":\"t\"},"
                + "{\"name\":\"default\",\"template\":\"d{{ bos_token }}\"}]}");
        assertThat(render(directory)).isEqualTo("d");
        ChatTemplates.write(of("from a file"), directory);
        assertThat(render(directory)).isEqualTo("from a file");
    }

    @Test
    void damagedTemplatesOfADirectoryAreNamed(@TempDir Path directory) throws IOException {
        Path config = directory.resolve("tokenizer_config.json");
        Files.writeString(config,
                "{\"chat_template\":[{\"name\":\"a\",\"template\":\"t\"},{\"name\":\"b\",\"template\":\"t\"}]}");
        assertThatThrownBy(() -> ChatTemplates.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no template named 'default', but [a, b]");
        Files.writeString(config, "{\"chat_template\":7}");
        assertThatThrownBy(() -> ChatTemplates.read(directory)).hasMessageContaining("chat_template is number");
        Files.writeString(config, "{\"chat_template\":\"x\\n{{ }\"}");
        assertThatThrownBy(() -> ChatTemplates.read(directory)).hasMessageContaining("chat_template, line 2");
    }

    @Test
    void theRealModelsTemplateIsTheOneInItsFile() throws IOException {
        ChatTemplate template = ChatTemplates.fromGguf(Path.of("m.gguf"), SharedModel.vocabulary()).orElseThrow();
        assertThat(template.source()).isEqualTo(Files.readString(GOLDEN.resolve("templates/smollm2.jinja")));
        assertThat(template.render(List.of(ChatMessage.user("Hi")), Reply.BEGUN)).isEqualTo("""
                <|im_start|>system
                You are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>
                <|im_start|>user
                Hi<|im_end|>
                <|im_start|>assistant
                """);
    }

    private static String render(Path directory) {
        return ChatTemplates.read(directory).orElseThrow().render(List.of(), Reply.NONE);
    }

    private static ChatTemplate of(String source) {
        return JinjaChatTemplate.of("t", source, Map.of(), CLOCK);
    }

    private static ChatTemplate template(String name) throws IOException {
        String source = Files.readString(GOLDEN.resolve("templates").resolve(name));
        return JinjaChatTemplate.of(name, source, Map.of("bos_token", "<s>", "eos_token", "</s>"), CLOCK);
    }

    private static List<ChatMessage> messages(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new ChatMessage(row.get(0).stringValue(), row.get(1).stringValue()))
                .toList();
    }

    private static String rendered(ChatTemplate template, List<ChatMessage> messages, Reply reply) {
        try {
            return template.render(messages, reply);
        } catch (InputException error) {
            return "error: " + error.getMessage();
        }
    }
}

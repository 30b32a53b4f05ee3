package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hone.engine.text.ChatTemplate.Reply;
import dev.hone.engine.text.Tokenizer.Specials;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files damaged on purpose: each is refused in one line that names it, or loads and works; nothing hangs.
class DamagedTokenizersTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/text");
    private static final List<String> VALUES = List.of(
            "null", "-1", "0", "1000000000", "9223372036854775807", "1e400", "\"\"", "\"x\"", "true", "[]", "{}",
            "\"[\"",
            "[[1]]");
    private static final List<String> TEXTS = List.of("", "the quick aéx", "<s>a</s> Hello 😀", "a <mask> b", "  \n12");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"llama2", "prepended", "unigram", "wordpiece", "added", "characters"})
    void tokenizerFiles(String kind) throws IOException {
        Path source = kind.equals("characters") ? directory : GOLDEN.resolve("kinds").resolve(kind);
        if (kind.equals("characters")) {
            CharacterTokenizer.tiny().write(directory);
        }
        byte[] tokenizer = Files.readAllBytes(source.resolve("tokenizer.json"));
        byte[] config = Files.readAllBytes(source.resolve("tokenizer_config.json"));
        Random random = new Random(kind.hashCode());
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            Files.write(directory.resolve("tokenizer.json"), damaged(tokenizer, random, i));
            Files.write(directory.resolve("tokenizer_config.json"), i % 4 == 3 ? damaged(config, random, i) : config);
            refused += isRefused(() -> use(Tokenizers.read(directory).orElseThrow())) ? 1 : 0;
        }
        assertThat(refused).as("damage does damage").isBetween(20, 60);
    }

    @Test
    void settingsAndNamedTemplates() throws IOException {
        byte[] config = ("{\"bos_token\":{\"content\":\"<s>\"},\"eos_token\":\"</s>\",\"add_bos_token\":true,"
                + "\"chat_template\":[{\"name\":\"default\",\"template\":\"{% for m in messages %}x{% endfor %}\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] generation = "{\"eos_token_id\":[2,7],\"temperature\":0.7}".getBytes(StandardCharsets.UTF_8);
        Files.copy(GOLDEN.resolve("kinds/llama2/tokenizer.json"), directory.resolve("tokenizer.json"));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 80; i++) {
            Files.write(directory.resolve("tokenizer_config.json"), damaged(config, random, i));
            Files.write(directory.resolve("generation_config.json"), damaged(generation, random, i + 1));
            refused += isRefused(() -> {
                use(Tokenizers.read(directory).orElseThrow());
                ChatTemplates.read(directory).ifPresent(t -> t.render(List.of(ChatMessage.user("u")), Reply.BEGUN));
            }) ? 1 : 0;
        }
        assertThat(refused).as("damage does damage").isBetween(20, 79);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smollm2.jinja", "qwen2.5.jinja", "qwen3.jinja"})
    void templates(String name) throws IOException {
        String source = Files.readString(GOLDEN.resolve("templates").resolve(name));
        List<ChatMessage> chat =
                List.of(ChatMessage.user("u"), new ChatMessage("assistant", "a"), ChatMessage.user("v"));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            String damaged = switch (i % 4) {
                case 0 -> source.substring(0, random.nextInt(source.length()));
                case 1 -> without(source, random);
                case 2 -> replaced(source, random);
                default -> source.substring(0, source.length() / 2) + source.substring(random.nextInt(source.length()));
            };
            refused += isRefused(() -> JinjaChatTemplate.of(name, damaged, Map.of(), Clock.systemUTC())
                    .render(chat, Reply.BEGUN)) ? 1 : 0;
        }
        assertThat(refused).as("damage does damage").isBetween(20, 99);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "(a+)+$ true", "(a|aa)* true", "(?:a*b)+ true", "(x(a|b)){2,} true", "(?i:'s|'t|'re) false",
        "\\s+(?!\\S)|\\s+ false",
        "\\d{1,3}(?=(?:\\d{3})*\\b) false", "[(+)]+ false", "\\(a+\\)+ false", "(?:'s|'t)?x+ false",
    })
    void repeatedRepetitionsAreFound(String expression, boolean found) {
        assertThat(TokenizerGuard.repeatsRepetitions(expression)).isEqualTo(found);
    }

    @Test
    void whatWouldEndTheProcessIsRefused() throws IOException {
        ObjectNode file = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readAllBytes(GOLDEN.resolve("kinds/llama2/tokenizer.json")));
        ((ObjectNode) file.path("decoder").path("decoders").get(3)).put("stop", Long.MAX_VALUE);
        Files.writeString(directory.resolve("tokenizer.json"), file.toString());
        assertThatThrownBy(() -> Tokenizers.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tokenizer.json: decoder: Strip: stop is 9223372036854775807");
    }

    @Test
    void idsAreNeverAMatterOfChance() throws IOException {
        ObjectNode file = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readAllBytes(GOLDEN.resolve("kinds/added/tokenizer.json")));
        int[] ids = Tokenizers.read(GOLDEN.resolve("kinds/added")).orElseThrow().encode("the quick brown fox");
        ((ObjectNode) file.get("model")).put("dropout", 0.9);
        Files.writeString(directory.resolve("tokenizer.json"), file.toString());
        assertThat(Tokenizers.read(directory).orElseThrow().encode("the quick brown fox")).isEqualTo(ids);
    }

    private static void use(Tokenizer tokenizer) {
        for (String text : TEXTS) {
            int[] ids =
                    tokenizer.encode(text.length() > 0 && tokenizer instanceof CharacterTokenizer ? "1+2<eos>" : text);
            tokenizer.decode(ids, Specials.SHOW);
            Arrays.stream(ids).forEach(tokenizer.stream()::add);
        }
        tokenizer.decode(new int[] {0, 1, 2, tokenizer.size() - 1, tokenizer.size() + 9}, Specials.HIDE);
    }

    private static boolean isRefused(Runnable attempt) {
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try {
                attempt.run();
                return false;
            } catch (InputException refusal) {
                assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n");
                return true;
            }
        });
    }

    /// Cut off, changed bytes, or another value, a missing one or a doubled one in the structure.
    private static byte[] damaged(byte[] content, Random random, int turn) {
        if (turn % 5 == 0) {
            return Arrays.copyOf(content, random.nextInt(content.length));
        }
        if (turn % 5 == 1) {
            byte[] changed = content.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            return changed;
        }
        JsonNode root = JsonMapper.shared().readTree(content);
        List<JsonNode> places = new ArrayList<>();
        collect(root, places);
        places.removeIf(place -> place.isEmpty() || place.size() > 60);
        JsonNode place = places.get(random.nextInt(places.size()));
        JsonNode value = JsonMapper.shared().readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (place instanceof ObjectNode object) {
            String key = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
            if (random.nextInt(3) == 0) {
                object.remove(key);
            } else {
                object.set(key, value);
            }
        } else if (place instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(index);
                case 1 -> array.add(array.get(index));
                default -> array.set(index, value);
            }
        }
        return JsonMapper.shared().writeValueAsBytes(root);
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainer()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private static String without(String source, Random random) {
        int begin = random.nextInt(source.length());
        return source.substring(0, begin) + source.substring(Math.min(source.length(), begin + 1 + random.nextInt(9)));
    }

    private static String replaced(String source, Random random) {
        String signs = "{}%#|()[].'\"+-=<>!:, \n";
        StringBuilder text = new StringBuilder(source);
        for (int i = 0; i < 3; i++) {
            text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}

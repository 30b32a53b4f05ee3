package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.text.Tokenizer.Specials;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Expected ids: `golden/text/ids.jsonl`, made by `src/test/golden/tokens.py` with `transformers`.
class GgufTokenizerTest {
    private static final Path FILE = Path.of("m.gguf");

    @ParameterizedTest
    @ValueSource(strings = {"smollm", "gpt-2", "llama-bpe", "qwen2"})
    void idsAreThoseOfTheReference(String pre) throws IOException {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, real(pre));
        List<String> wrong = new ArrayList<>();
        List<JsonNode> rows = golden();
        assertThat(rows).hasSizeGreaterThan(500);
        for (JsonNode row : rows) {
            String text = row.get("text").stringValue();
            JsonNode expected = row.has(pre) ? row.get(pre) : row.get("smollm");
            int[] ids = expected.values().stream().mapToInt(JsonNode::intValue).toArray();
            if (!java.util.Arrays.equals(ids, tokenizer.encode(text))) {
                wrong.add(text + " -> " + java.util.Arrays.toString(tokenizer.encode(text)) + ", not " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void textsComeBackAndStreamsAgreeWithDecodingAtOnce() throws IOException {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, real("smollm"));
        for (JsonNode row : golden()) {
            String text = row.get("text").stringValue();
            int[] ids = tokenizer.encode(text);
            assertThat(tokenizer.decode(ids, Specials.SHOW)).isEqualTo(text);
            Streams.assertStreamAgrees(tokenizer, ids);
        }
    }

    @Test
    void settingsOfTheRealModel() throws IOException {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, real("smollm"));
        assertThat(tokenizer.size()).isEqualTo(49152);
        assertThat(tokenizer.beginToken()).isEmpty();
        assertThat(tokenizer.endTokens()).containsExactly(2);
        assertThat(tokenizer.decode(new int[] {1, 4093, 2, 60000}, Specials.HIDE)).isEqualTo("user");
        assertThat(tokenizer.decode(new int[] {1, 4093, 2, 60000}, Specials.SHOW))
                .isEqualTo("<|im_start|>user<|im_end|>");
    }

    @Test
    void whatIsWrittenIsReadBack(@TempDir Path directory) throws IOException {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, real("smollm"));
        tokenizer.write(directory);
        Tokenizer read = Tokenizers.read(directory).orElseThrow();
        assertThat(read.size()).isEqualTo(tokenizer.size());
        assertThat(read.endTokens()).isEqualTo(tokenizer.endTokens());
        assertThat(read.beginToken()).isEqualTo(tokenizer.beginToken());
        assertThat(read.encode("12 + 30 =<|im_end|>")).isEqualTo(tokenizer.encode("12 + 30 =<|im_end|>"));
    }

    @Test
    void everyByteAloneIsHeldBackUntilItIsACharacter() throws IOException {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, small("gpt-2", List.of(), true));
        int[] ids = tokenizer.encode("aé漢😀b");
        assertThat(ids).hasSize(11);
        var stream = tokenizer.stream();
        List<String> pieces = IntStream.of(ids).mapToObj(stream::add).toList();
        assertThat(pieces).containsExactly("a", "", "é", "", "", "漢", "", "", "", "😀", "b");
    }

    @Test
    void aBrokenCharacterAppearsWhenTheNextOneComesOrAtTheEnd() {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, small("gpt-2", List.of(), true));
        int[] e = tokenizer.encode("é");
        int[] a = tokenizer.encode("a");
        var stream = tokenizer.stream();
        assertThat(List.of(stream.add(e[0]), stream.add(a[0]), stream.add(e[0]), stream.end()))
                .containsExactly("", "\uFFFDa", "", "\uFFFD");
    }

    @Test
    void beginTokenIsKnownWhereTheFileAddsIt() {
        Tokenizer tokenizer = Tokenizers.fromGguf(FILE, small("llama-bpe", List.of(), true));
        assertThat(tokenizer.beginToken()).hasValue(256);
        assertThat(tokenizer.encode("<s>a")).hasSize(2).startsWith(256);
        assertThat(Tokenizers.fromGguf(FILE, small("llama-bpe", List.of(), false)).beginToken()).isEmpty();
    }

    @Test
    void unknownKindsAreNamed() {
        assertThatThrownBy(() -> Tokenizers.fromGguf(FILE, small("smolm", List.of(), false)))
                .isInstanceOf(InputException.class)
                .hasMessage("m.gguf: tokenizer.ggml.pre: 'smolm' is not a known pre-tokenizer; did you mean 'smollm'?");
        assertThatThrownBy(() -> Tokenizers.fromGguf(FILE, small("tekken-2", List.of(), false)))
                .hasMessageContaining("allowed: gpt-2, llama-bpe, qwen2, smollm");
        assertThatThrownBy(() -> Tokenizers.fromGguf(FILE, small("gpt-2", List.of("a zz"), false)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("merge 0 ('a zz')");
    }

    /// The 256 bytes, `<s>` and `</s>`.
    private static GgufVocabulary small(String pre, List<String> merges, boolean addBegin) {
        List<String> tokens = new ArrayList<>();
        int beyond = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            tokens.add(Character.toString(printable ? value : beyond++));
        }
        tokens.addAll(List.of("<s>", "</s>"));
        int[] types = IntStream.range(0, 258).map(id -> id < 256 ? 1 : 3).toArray();
        return new GgufVocabulary(
                "gpt2", pre, tokens, types, merges, OptionalInt.of(256), OptionalInt.of(257), OptionalInt.empty(),
                addBegin,
                Optional.empty());
    }

    private static GgufVocabulary real(String pre) throws IOException {
        GgufVocabulary read = SharedModel.vocabulary();
        return new GgufVocabulary(
                read.model(), pre, read.tokens(), read.tokenTypes(), read.merges(), read.bos(), read.eos(), read.pad(),
                read.addBos(), read.chatTemplate());
    }

    private static List<JsonNode> golden() throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        return Files.readAllLines(Path.of("src/test/resources/golden/text/ids.jsonl")).stream()
                .map(mapper::readTree)
                .toList();
    }
}

package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.text.Tokenizer.Specials;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Expected ids and texts: `golden/text/kinds`, made by `src/test/golden/kinds.py` with the reference.
class JsonTokenizerTest {
    private static final Path KINDS = Path.of("src/test/resources/golden/text/kinds");

    @ParameterizedTest
    @ValueSource(strings = {"llama2", "prepended", "unigram", "wordpiece", "added"})
    void idsAndTextsAreThoseOfTheReference(String kind) throws IOException {
        Tokenizer tokenizer = read(kind);
        for (String line : Files.readAllLines(KINDS.resolve(kind).resolve("golden.jsonl"))) {
            JsonNode row = JsonMapper.shared().readTree(line);
            int[] ids = row.get("ids").values().stream().mapToInt(JsonNode::intValue).toArray();
            assertThat(tokenizer.encode(row.get("text").stringValue())).as(line).isEqualTo(ids);
            assertThat(tokenizer.decode(ids, Specials.SHOW)).as(line).isEqualTo(row.get("shown").stringValue());
            assertThat(tokenizer.decode(ids, Specials.HIDE)).as(line).isEqualTo(row.get("hidden").stringValue());
            if (!kind.equals("wordpiece")) {
                Streams.assertStreamAgrees(tokenizer, ids);
            }
        }
    }

    /// WordPiece is left out: its decoder puts blanks before words, so that no piece is ever certain.
    @ParameterizedTest
    @ValueSource(strings = {"llama2", "prepended", "unigram", "added"})
    void streamsOfAnyIdsAgreeWithDecodingAtOnce(String kind) {
        Tokenizer tokenizer = read(kind);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            int limit = random.nextBoolean() ? tokenizer.size() : Math.min(tokenizer.size(), 259);
            int[] ids = IntStream.range(0, random.nextInt(1, 14)).map(_ -> random.nextInt(limit)).toArray();
            Streams.assertStreamAgrees(tokenizer, ids);
        }
    }

    @ParameterizedTest
    @CsvSource({"llama2, 1, 2", "prepended, 1, 2", "unigram, , 2", "wordpiece, 2, ", "added, , 331"})
    void beginAndEndTokensComeFromTheFiles(String kind, Integer begin, Integer end) {
        Tokenizer tokenizer = read(kind);
        assertThat(tokenizer.beginToken().stream().boxed()).isEqualTo(Stream.ofNullable(begin).toList());
        assertThat(tokenizer.endTokens()).isEqualTo(Stream.ofNullable(end).toList());
    }

    @Test
    void endTokensOfTheGenerationSettingsFollow(@TempDir Path directory) throws IOException {
        read("llama2").write(directory);
        Path settings = directory.resolve("generation_config.json");
        Files.writeString(settings, "{\"eos_token_id\": [9, 2, 7]}");
        assertThat(Tokenizers.read(directory).orElseThrow().endTokens()).containsExactly(2, 9, 7);
        Files.writeString(settings, "{\"eos_token_id\": 5}");
        assertThat(Tokenizers.read(directory).orElseThrow().endTokens()).containsExactly(2, 5);
        Files.writeString(settings, "{\"eos_token_id\": \"x\"}");
        assertThatThrownBy(() -> Tokenizers.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("eos_token_id is \"x\"");
    }

    @Test
    void aByteRunWaitsForTheTokenAfterItBecauseOneWrongByteSpoilsItAll() {
        Tokenizer tokenizer = read("llama2");
        int[] ids = tokenizer.encode("aéb");
        int tail = ids.length - 1;
        var stream = tokenizer.stream();
        String[] pieces = IntStream.of(ids).mapToObj(stream::add).toArray(String[]::new);
        assertThat(pieces[tail - 2]).isEmpty();
        assertThat(pieces[tail - 1]).isEmpty();
        assertThat(pieces[tail]).isEqualTo("éb");
        int wrong = 3 + 0xFF;
        assertThat(tokenizer.decode(new int[] {ids[tail - 2], ids[tail - 1], wrong}, Specials.HIDE))
                .isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> read("added").encode("ab\ud83dc"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("surrogate U+D83D) at position 2");
        assertThatThrownBy(() -> read("added").decode(new int[] {3, -1}, Specials.HIDE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalThreadsMayUseOneTokenizer() {
        Tokenizer tokenizer = read("added");
        int[] expected = tokenizer.encode("the quick brown fox");
        assertThat(IntStream.range(0, 2000).parallel()
                .allMatch(_ -> java.util.Arrays.equals(expected, tokenizer.encode("the quick brown fox")))).isTrue();
    }

    private static Tokenizer read(String kind) {
        return Tokenizers.read(KINDS.resolve(kind)).orElseThrow();
    }
}

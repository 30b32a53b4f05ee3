package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.text.Tokenizer.Specials;
import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterTokenizerTest {
    private final CharacterTokenizer tiny = CharacterTokenizer.tiny();

    @Test
    void idsOfTheTinyVocabulary() {
        assertThat(tiny.size()).isEqualTo(64);
        assertThat(tiny.encode("c7+8-3=")).containsExactly(28, 10, 13, 11, 14, 6, 16);
        assertThat(tiny.encode("09. ")).containsExactly(3, 12, 62, 63);
        assertThat(tiny.encode("")).isEmpty();
        assertThat(tiny.beginToken()).hasValue(1);
        assertThat(tiny.endTokens()).containsExactly(2);
    }

    @Test
    void specialTokensInTheTextBecomeTheirIds() {
        assertThat(tiny.encode("<bos>a<eos><pad><x")).containsExactly(1, 26, 2, 0, 56, 49);
    }

    @Test
    void decodesWithAndWithoutSpecials() {
        int[] ids = {1, 26, 2, 0, 27, 500};
        assertThat(tiny.decode(ids, Specials.HIDE)).isEqualTo("ab");
        assertThat(tiny.decode(ids, Specials.SHOW)).isEqualTo("<bos>a<eos><pad>b");
        var stream = tiny.stream();
        assertThat(List.of(stream.add(1), stream.add(26), stream.add(2))).containsExactly("", "a", "");
    }

    @Test
    void everyIdComesBack() {
        int[] all = IntStream.range(0, tiny.size()).toArray();
        assertThat(tiny.encode(tiny.decode(all, Specials.SHOW))).isEqualTo(all);
    }

    @Test
    void foreignCharacterIsNamedWithItsPlace() {
        assertThatThrownBy(() -> tiny.encode("12Z"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'Z' (U+005A) at position 2");
    }

    @Test
    void charactersBeyondSixteenBits() {
        var tokenizer = CharacterTokenizer.of("aé\n😀 ");
        assertThat(tokenizer.encode("😀é\na")).containsExactly(6, 4, 5, 3);
        assertThat(tokenizer.decode(new int[] {6, 4}, Specials.HIDE)).isEqualTo("😀é");
    }

    @Test
    void refusesWhatIsNotAListOfDifferentCharacters() {
        assertThatThrownBy(() -> CharacterTokenizer.of("aba")).hasMessageContaining("'a' is there twice");
        assertThatThrownBy(() -> new CharacterTokenizer(List.of("ab"))).hasMessageContaining("one character");
    }

    @Test
    void whatIsWrittenIsReadBack(@TempDir Path directory) throws Exception {
        var tokenizer = CharacterTokenizer.of("z\"\\\n é😀");
        tokenizer.write(directory);
        assertThat(Tokenizers.read(directory))
                .get()
                .isInstanceOfSatisfying(CharacterTokenizer.class, read -> assertThat(read.characters())
                        .isEqualTo(tokenizer.characters()));
        assertThat(Files.readString(directory.resolve("tokenizer_config.json"))).contains("\"eos_token\" : \"<eos>\"");
    }

    @Test
    void aDirectoryWithoutTokenizerHasNone(@TempDir Path directory) {
        assertThat(Tokenizers.read(directory)).isEmpty();
    }
}

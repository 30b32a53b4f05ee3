package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.ModelShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SameTokensTest {
    private static Model model(String characters, int vocabulary) {
        var shape = new ModelShape(16, 16, 1, 1, 1, 16, 1000, 0.1);
        return new Model(
                Parameters.random(shape.config(vocabulary), 0.1, Key.of(1)),
                Optional.of(new CharacterTokenizer(characters.codePoints().mapToObj(Character::toString).toList())),
                Optional.empty(),
                List.of(CharacterTokenizer.END));
    }

    @Test
    void oneVocabularyIsAccepted() {
        Model teacher = model("abc", 8);
        assertThat(SameTokens.required(model("abc", 8), teacher, "the teacher")).isSameAs(teacher);
    }

    @Test
    void anotherIsRefusedWithThePlace() {
        assertThatThrownBy(() -> SameTokens.required(model("abc", 8), model("abc", 9), "the teacher"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the teacher has 9 tokens, the model that is trained 8");
        assertThatThrownBy(() -> SameTokens.required(model("abc", 8), model("acb", 8), "the policy"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("token 4 is 'c' for the policy and 'b' for the model that is trained");
    }
}

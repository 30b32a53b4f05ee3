package dev.hone.tasks.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.TaskFamily;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSpecTest {
    @Test
    void namesAreUnique() {
        assertThat(Families.all().stream().map(TaskFamily::name)).doesNotHaveDuplicates();
        assertThat(Families.all()).allSatisfy(f -> assertThat(Families.named(f.name())).isEqualTo(f));
        assertThat(Families.named("mod13-chains").name()).isEqualTo("mod13-chains");
    }

    @Test
    void theOneLineFormSaysWhatTheRecordSays() {
        assertThat(TaskSpec.parse("chains")).isEqualTo(TaskSpec.of("chains"));
        assertThat(TaskSpec.parse("chains?difficulty=2-4&weight=0.5"))
                .isEqualTo(TaskSpec.of("chains").difficulties(2, 3, 4).weight(0.5));
        assertThat(TaskSpec.parse("chains?difficulty=2,2,5").resolve().difficulties()).isEqualTo(List.of(2, 2, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "chain|did you mean 'chains'",
        "sortign|did you mean 'sorting'",
        "mod1-chains|there is no task",
        "mod1000-chains|there is no task",
        "chains?dificulty=2|did you mean 'difficulty'",
        "chains?difficulty=two|is not a difficulty",
        "chains?difficulty=4-2|is empty",
        "chains?difficulty=99|has no difficulty 99; allowed: [2, 3",
        "chains?difficulty=2-99999|is not a difficulty",
        "chains?weight=much|is not a weight",
        "chains?weight=-1|a weight is a finite number above 0",
        "chains?weight=NaN|a weight is a finite number above 0",
        "chains?|unknown key"})
    void mistakesAreExplained(String text, String message) {
        assertThatThrownBy(() -> TaskSpec.parse(text).resolve())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}

package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Split;
import dev.hone.tasks.TinyAlphabet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeChainsTest {
    @Test
    void worksChainsAndSlipsWhereAsked() {
        var chain = new AttributeChains.Chain(
                new AttributeChains.Cell(0, 2, 0, 1), "7.+5.*3=", 7, List.of('+', '*'), List.of(5, 3));
        assertThat(chain.value()).isEqualTo(6);
        assertThat(chain.solution()).isEqualTo("7+5=2,2*3=6#6");
        assertThat(chain.corrupted(0, 1)).isEqualTo("7+5=3,3*3=9#9");
        assertThat(chain.corrupted(1, 9)).isEqualTo("7+5=2,2*3=5#5");
    }

    @Test
    void operationsGiveDigits() {
        assertThat(AttributeChains.apply('-', 3, 5)).isEqualTo(8);
        assertThat(AttributeChains.apply('<', 3, 5)).isEqualTo(3);
        assertThat(AttributeChains.apply('>', 3, 5)).isEqualTo(5);
        assertThat(AttributeChains.apply('|', 3, 5)).isEqualTo(2);
        assertThat(AttributeChains.apply('*', 7, 8)).isEqualTo(6);
    }

    @Test
    void waysOfWritingHaveTheSameLengthAndKeepToTheCell() {
        for (int template = 0; template < AttributeChains.TEMPLATES; template++) {
            var cell = new AttributeChains.Cell(1, 5, template, 2);
            var chain = AttributeChains.draw(cell, 3, Split.TEST, Key.of(template).draws());
            assertThat(chain.prompt()).hasSize(11).endsWith("=").matches(TinyAlphabet::covers);
            assertThat(Split.of(chain.prompt())).isEqualTo(Split.TEST);
            assertThat(chain.operands()).allMatch(o -> o >= 6 && o <= 9);
            assertThat(chain.operations()).contains('-', '|').doesNotContain('+', '*', '<', '>');
        }
    }
}

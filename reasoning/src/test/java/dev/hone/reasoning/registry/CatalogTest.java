package dev.hone.reasoning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.strategy.BestOfN;
import dev.hone.reasoning.strategy.BudgetForcing;
import dev.hone.reasoning.strategy.SelfConsistency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    @Test
    void readsNamesWithSettings() {
        assertThat(Strategies.all().parse("self-consistency:3")).isEqualTo(new SelfConsistency(3));
        assertThat(Strategies.all().parse("self-consistency(n=3)")).isEqualTo(new SelfConsistency(3));
        assertThat(Strategies.all().parse("self-consistency?n=3")).isEqualTo(new SelfConsistency(3));
        var tail = new TraceConfidence(TraceConfidence.Kind.TAIL, 64, 20);
        assertThat(Strategies.all().parse("best-of-n:8?scorer=trace-confidence(kind=tail,window=64)"))
                .isEqualTo(new BestOfN(8, tail));
        assertThat(Strategies.all().parse("best-of-n(n=8,scorer=trace-confidence(kind=tail,window=64))"))
                .isEqualTo(new BestOfN(8, tail));
    }

    @Test
    void whatItWritesItReads() {
        for (Catalog.Entry<Strategy> e : Strategies.all().entries()) {
            assertThat(Strategies.all().parse(Strategies.all().text(e.usual()))).isEqualTo(e.usual());
            assertThat(Strategies.all().parse(Strategies.all().name(e.usual()))).isEqualTo(e.usual());
        }
        Scorers.all().entries().forEach(
                e -> assertThat(Scorers.all().parse(Scorers.all().text(e.usual()))).isEqualTo(e.usual()));
    }

    @Test
    void textsStandInQuotationMarks() {
        assertThat(Strategies.all().parse("budget-forcing(waits=2,pause=\"Wait, \\\"no\\\"\\n\",conclude=So)"))
                .isEqualTo(new BudgetForcing(2, 512, 64, "Wait, \"no\"\n", "So", ""));
        assertThatThrownBy(() -> Strategies.all().parse("budget-forcing(pause=\"Wait)"))
                .hasMessageContaining("missing");
    }

    @Test
    void partsLists() {
        assertThat(Spec.list("greedy, best-of-n(n=2,scorer=verifier),sampling"))
                .containsExactly("greedy", "best-of-n(n=2,scorer=verifier)", "sampling");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            self-consistancy:4 | did you mean 'self-consistency'
            self-consistency:x | n must be a whole number, not 'x'
            self-consistency:0 | n must be at least 1: 0
            self-consistency(m=4) | has no setting 'm'
            self-consistency:4?n=4 | n is there twice
            greedy:4 | has no settings
            best-of-n(scorer=verifer) | did you mean 'verifier'
            best-of-n(scorer=trace-confidence(kind=tale)) | kind must be one of
            best-of-n(n=2 | ) is missing
            best-of-n(n) | 'n' is not key=value
            best-of-n?n=2&scorer=trace-confidence(kind=tail | parentheses do not match
            """)
    void saysWhatIsWrong(String text, String expected) {
        assertThatThrownBy(() -> Strategies.all().parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(expected);
    }
}

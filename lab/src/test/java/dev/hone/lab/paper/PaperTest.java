package dev.hone.lab.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {
    @Test
    void theLabelNamesOneTwoOrMoreAuthors() {
        assertThat(Papers.by("Jane Doe").label()).isEqualTo("Doe, 2025");
        assertThat(Papers.by("Jane Doe", "Richard Roe").label()).isEqualTo("Doe and Roe, 2025");
        assertThat(Papers.by("Jane Doe", "Richard Roe", "Ann Poe").label()).isEqualTo("Doe et al., 2025");
    }

    @Test
    void theLabelSaysWhereOthersAreNotListed() {
        assertThat(Papers.byOthersToo("Jane Doe").label()).isEqualTo("Doe et al., 2025");
        assertThat(Papers.byOthersToo("Jane Doe", "Richard Roe").label()).isEqualTo("Doe et al., 2025");
    }

    @Test
    void theLabelTakesTheTitleWhereNoAuthorIsKnown() {
        assertThat(Papers.byOthersToo().label()).isEqualTo("A short title, 2025");
    }

    @ParameterizedTest
    @CsvSource({
        "Jane Doe, Doe", "Aaron van den Oord, van den Oord", "Laurens van der Maaten, van der Maaten",
        "Ana de la Cruz, Cruz", "Mohamed Al Rashid, Al Rashid", "Madonna, Madonna", "van Gogh, Gogh",
        "Kaiming  He , He"})
    void theSurnameKeepsItsParticles(String name, String surname) {
        assertThat(Paper.surname(name)).isEqualTo(surname);
    }

    @Test
    void theBylineNamesAll() {
        assertThat(Papers.by("Jane Doe", "Richard Roe").byline()).isEqualTo("Jane Doe, Richard Roe");
        assertThat(Papers.byOthersToo("Jane Doe").byline()).isEqualTo("Jane Doe et al.");
        assertThat(Papers.byOthersToo().byline()).isEqualTo("authors not recorded");
    }

    @Test
    void arxivComesBeforeAnyOtherAddress() {
        assertThat(Papers.published("2401.00001", "ICML 2024").link())
                .hasValue("https://arxiv.org/abs/2401.00001");
        assertThat(Papers.published("doe-2024-arxiv", "ICML 2024").link()).hasValue("https://x.org/a_b");
        assertThat(Papers.by("Jane Doe").link()).isEmpty();
    }
}

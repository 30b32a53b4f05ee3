package dev.hone.lab.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A protocol")
class ProtocolTest {
    private final Protocol protocol = Drafts.of(new Rule.Superior(Drafts.difference(), 0.02), 5);

    @Test
    void hasOneHashForOneContent() {
        assertThat(Drafts.of(new Rule.Superior(Drafts.difference(), 0.02), 5).hash()).isEqualTo(protocol.hash());
        assertThat(protocol.hash()).matches("[0-9a-f]{12}");
    }

    @Test
    void isAnotherOneWhenAnythingOfItChanges() {
        assertThat(Drafts.of(new Rule.Superior(Drafts.difference(), 0.03), 5).hash()).isNotEqualTo(protocol.hash());
        assertThat(Drafts.of(new Rule.Above(Drafts.difference(), 0.02), 5).hash()).isNotEqualTo(protocol.hash());
        assertThat(Drafts.of(new Rule.Superior(Drafts.difference(), 0.02), 6).hash()).isNotEqualTo(protocol.hash());
        assertThat(Drafts.draft(5).recipe("rl", "steps: 1").claim(
                "claim", "b is better", new Rule.Superior(Drafts.difference(), 0.02)).fixed().hash())
                .isNotEqualTo(protocol.hash());
    }

    @Test
    void saysWhichRuleDecides() {
        assertThat(protocol.json()).contains("\"is\" : \"superior\"").contains("\"smallest\" : 0.02");
    }

    @Test
    void refusesWhatItDoesNotName() {
        assertThatThrownBy(() -> Drafts.of(new Rule.Above(Contrast.value("accurracy", "a"), 0), 5))
                .hasMessageContaining("no measure 'accurracy'").hasMessageContaining("accuracy");
        assertThatThrownBy(() -> Drafts.of(new Rule.Above(Contrast.value("accuracy", "c"), 0), 5))
                .hasMessageContaining("no arm 'c'");
        assertThatThrownBy(() -> Drafts.draft(5).arm("a", "again").fixed()).hasMessageContaining("two of its arms");
        assertThatThrownBy(() -> Drafts.draft(5).claim("c", "t", new Rule.Above(Drafts.difference(), 0), "gate")
                .fixed()).hasMessageContaining("no gate 'gate'");
        assertThatThrownBy(() -> protocol.arm("bb")).isInstanceOf(InputException.class)
                .hasMessageContaining("it has a, b");
    }

    @Test
    void putsSettingsInTheirOrder() {
        Settings settings = protocol.settings(Profile.SMOKE, protocol.arm("b"));

        assertThat(settings.integer("steps")).isEqualTo(1);
        assertThat(settings.number("better")).isEqualTo(0.1);
        assertThatThrownBy(() -> settings.text("step")).hasMessageContaining("steps");
        assertThatThrownBy(() -> settings.integer("better")).hasMessageContaining("a whole number");
        assertThat(Settings.of("recipe.a.b=1", "x=2").recipe()).containsExactly("a.b=1");
        assertThatThrownBy(() -> Settings.of("x")).hasMessageContaining("name=value");
    }
}

package dev.hone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Settings of the hub")
class HubSettingsTest {
    @TempDir
    private Path home;

    private HubSettings of(String... pairs) {
        Map<String, String> variables = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return HubSettings.of(variables, home);
    }

    @Test
    void areTheUsualOnesWithoutVariables() {
        assertThat(of()).isEqualTo(new HubSettings(URI.create("https://huggingface.co"),
                home.resolve(".cache/huggingface/hub"), Optional.empty(), HubSettings.Reach.ONLINE));
    }

    @Test
    void theCacheMovesWithItsVariables() {
        assertThat(of("HF_HOME", "/data/hf").cache()).isEqualTo(Path.of("/data/hf/hub"));
        assertThat(of("HF_HOME", "/data/hf", "HF_HUB_CACHE", "/fast").cache()).isEqualTo(Path.of("/fast"));
        assertThat(of("XDG_CACHE_HOME", "/x").cache()).isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(of("HF_HOME", "~/hf").cache()).isEqualTo(home.resolve("hf/hub"));
    }

    @Test
    void theTokenIsInAVariableOrAFile() throws IOException {
        Files.createDirectories(home.resolve("hf"));
        Files.writeString(home.resolve("hf/token"), "hf_file\n");
        assertThat(of("HF_HOME", "~/hf").token()).contains("hf_file");
        assertThat(of("HF_HOME", "~/hf", "HF_TOKEN", "hf_variable").token()).contains("hf_variable");
        assertThat(of("HF_TOKEN_PATH", "~/hf/token").token()).contains("hf_file");
    }

    @Test
    void theTokenIsNeverShown() {
        assertThat(of("HF_TOKEN", "hf_secret").toString()).doesNotContain("hf_secret").contains("with a token");
        assertThatThrownBy(() -> of("HF_TOKEN", "hf_secret\nX: y")).isInstanceOf(InputException.class)
                .hasMessageContaining("HF_TOKEN").hasMessageNotContaining("hf_secret");
    }

    @Test
    void offlineIsSaidInTheWordsOfTheOtherClients() {
        for (String yes : new String[] {"1", "ON", "yes", "True"}) {
            assertThat(of("HF_HUB_OFFLINE", yes).reach()).isEqualTo(HubSettings.Reach.OFFLINE);
        }
        assertThat(of("TRANSFORMERS_OFFLINE", "1").reach()).isEqualTo(HubSettings.Reach.OFFLINE);
        assertThat(of("HF_HUB_OFFLINE", "0").reach()).isEqualTo(HubSettings.Reach.ONLINE);
    }

    @Test
    void anEndpointIsAnAddress() {
        assertThat(of("HF_ENDPOINT", "http://127.0.0.1:8080/").endpoint()).hasToString("http://127.0.0.1:8080");
        for (String wrong : new String[] {"file:///etc", "huggingface.co", "https://a b", "https://a?x=1"}) {
            assertThatThrownBy(() -> of("HF_ENDPOINT", wrong)).isInstanceOf(InputException.class)
                    .hasMessageContaining("HF_ENDPOINT").hasMessageContaining("https://HOST");
        }
    }
}

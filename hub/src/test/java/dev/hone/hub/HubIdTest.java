package dev.hone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name of the hub")
class HubIdTest {
    @Test
    void isOwnerNameAndRevision() {
        assertThat(HubId.parse(Kind.MODEL, "Qwen/Qwen2.5-0.5B")).isEqualTo(
                new HubId(Kind.MODEL, "Qwen", "Qwen2.5-0.5B", "main"));
        assertThat(HubId.parse(Kind.DATASET, "openai/gsm8k@refs/convert/parquet").revision())
                .isEqualTo("refs/convert/parquet");
    }

    @Test
    void readsBackAsItIsWritten() {
        for (String text : new String[] {"a/b", "a/b@v1", "a/b@" + HubServer.COMMIT}) {
            assertThat(HubId.parse(Kind.MODEL, text)).hasToString(text);
        }
    }

    @Test
    void isPinnedByACommitAlone() {
        assertThat(HubId.parse(Kind.MODEL, "a/b@" + HubServer.COMMIT).isPinned()).isTrue();
        assertThat(HubId.parse(Kind.MODEL, "a/b@0123456").isPinned()).isFalse();
        assertThat(HubId.parse(Kind.MODEL, "a/b").isPinned()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt2", "a/b/c", "/a/b", "./a", "../a", "a/..", "a/b@", "a/b@../x", "a/b@x/../../y", "a--b/c",
                "a/b@/x", "a/b@x//y", "a b/c", "a/b@-x", "~/a", "a/b.", "", "a/b@x/.y"})
    void otherFormsAreNone(String text) {
        assertThat(HubId.find(Kind.MODEL, text)).isEmpty();
        assertThatThrownBy(() -> HubId.parse(Kind.MODEL, text)).isInstanceOf(InputException.class)
                .hasMessageContaining("owner/name");
    }

    @Test
    void isToldByAPlaceInTheCache() {
        String snapshot = "/c/datasets--acme--a-b/snapshots/" + HubServer.COMMIT;
        HubId id = HubId.parse(Kind.DATASET, "acme/a-b@" + HubServer.COMMIT);
        assertThat(HubId.ofCached(Path.of(snapshot))).contains(id);
        assertThat(HubId.ofCached(Path.of(snapshot + "/main/train.parquet"))).contains(id);
        assertThat(HubId.ofCached(Path.of("/c/acme/a-b"))).isEmpty();
    }
}

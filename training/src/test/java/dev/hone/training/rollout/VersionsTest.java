package dev.hone.training.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.run.VersionChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
    @Test
    void eachTokenHasItsVersion() {
        Versions v = Versions.of(3).then(2, 4).then(5, 7);
        assertThat(v).isEqualTo(new Versions(3, List.of(new VersionChange(2, 4), new VersionChange(5, 7))));
        assertThat(new int[] {v.at(0), v.at(1), v.at(2), v.at(4), v.at(5), v.at(9)}).containsExactly(3, 3, 4, 4, 7, 7);
    }

    @Test
    void whatWasNotWrittenBelongsToTheLaterVersion() {
        assertThat(Versions.of(3).then(0, 4)).isEqualTo(Versions.of(4));
        assertThat(Versions.of(3).then(2, 4).then(2, 5)).isEqualTo(Versions.of(3).then(2, 5));
    }

    @Test
    void changesComeInOrder() {
        assertThatThrownBy(() -> Versions.of(3).then(2, 3)).hasMessageContaining("does not come after version 3");
        assertThatThrownBy(() -> new Versions(1, List.of(new VersionChange(3, 2), new VersionChange(1, 3))))
                .hasMessageContaining("version 3 from token 1 on does not come after version 2 from token 3 on");
    }
}

package dev.hone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.hub.Checksum.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A checksum")
class ChecksumTest {
    private static final byte[] HELLO = "hello\n".getBytes(StandardCharsets.UTF_8);

    /// `printf 'hello\n' | git hash-object --stdin`
    @Test
    void ofASmallFileIsItsGitBlob() {
        var sum = new Checksum(Algorithm.GIT_BLOB, "ce013625030ba8dba906f756967f9e9ca394464a");
        MessageDigest digest = sum.begin(HELLO.length);
        digest.update(HELLO);
        assertThat(sum.matches(digest)).isTrue();
        assertThat(sum.matches(sum.begin(HELLO.length))).isFalse();
    }

    /// `printf 'hello\n' | sha256sum`
    @Test
    void ofALargeFileIsItsSha256() {
        var sum = new Checksum(
                Algorithm.SHA_256, "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
        MessageDigest digest = sum.begin(HELLO.length);
        digest.update(HELLO);
        assertThat(sum.matches(digest)).isTrue();
    }

    @Test
    void hasDigitsOfItsAlgorithm() {
        for (String wrong : new String[] {"", "ce01", "../../../../../../../../../../etc/passwd...", "CE"}) {
            assertThatThrownBy(() -> new Checksum(Algorithm.GIT_BLOB, wrong)).hasMessageContaining("40 hexadecimal");
        }
    }
}

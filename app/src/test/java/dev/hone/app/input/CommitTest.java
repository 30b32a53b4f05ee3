package dev.hone.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    private static final String NAME = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    @Test
    void nothingIsKnownOfAFolder() {
        assertThat(Commit.of(folder)).isEmpty();
    }

    @Test
    void aReleaseSaysWhatItWasMadeOf() throws IOException {
        Files.writeString(folder.resolve("COMMIT"), NAME + "\n");
        assertThat(Commit.of(folder)).contains(NAME);
    }

    @Test
    void aCheckoutStandsOnABranch() throws IOException {
        Files.createDirectories(folder.resolve(".git/refs/heads"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve(".git/refs/heads/main"), NAME + "\n");
        assertThat(Commit.of(folder)).contains(NAME);
    }

    @Test
    void aPackedBranchIsFound() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve(".git/packed-refs"), "# pack-refs\n" + NAME + " refs/heads/main\n");
        assertThat(Commit.of(folder)).contains(NAME);
    }

    @Test
    void aDetachedCheckoutStandsOnItsCommit() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), NAME + "\n");
        assertThat(Commit.of(folder)).contains(NAME);
    }
}

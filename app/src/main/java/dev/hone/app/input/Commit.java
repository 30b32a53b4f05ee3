package dev.hone.app.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads which commit a git checkout stands on, without git, or which one a release was made of.
final class Commit {
    private static final String LINK = "gitdir: ";
    private static final String REFERENCE = "ref: ";

    private static final String RELEASED = "COMMIT";

    private Commit() {}

    /// The commit's name; empty where the folder is neither a checkout nor a release of one.
    static Optional<String> of(Path checkout) {
        try {
            if (Files.isRegularFile(checkout.resolve(RELEASED))) {
                return Optional.of(Files.readString(checkout.resolve(RELEASED)).strip());
            }
            Path folder = checkout.resolve(".git");
            if (Files.isRegularFile(folder)) { // a linked working tree
                folder = checkout.resolve(Files.readString(folder).strip().substring(LINK.length()));
            }
            if (!Files.isRegularFile(folder.resolve("HEAD"))) {
                return Optional.empty();
            }
            String head = Files.readString(folder.resolve("HEAD")).strip();
            return head.startsWith(REFERENCE) ? named(folder, head.substring(REFERENCE.length())) : Optional.of(head);
        } catch (IOException | RuntimeException unreadable) { // it only labels a run; nothing depends on it
            return Optional.empty();
        }
    }

    private static Optional<String> named(Path folder, String reference) throws IOException {
        Path common = folder.resolve("commondir");
        Path shared = Files.exists(common) ? folder.resolve(Files.readString(common).strip()) : folder;
        Path own = shared.resolve(reference);
        if (Files.isRegularFile(own)) {
            return Optional.of(Files.readString(own).strip());
        }
        Path packed = shared.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return Optional.empty();
        }
        return Files.readAllLines(packed).stream()
                .filter(line -> line.endsWith(" " + reference))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }
}

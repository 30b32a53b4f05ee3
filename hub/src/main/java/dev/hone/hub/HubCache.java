package dev.hone.hub;

import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder in which all clients of the hub keep files, so that each uses what another fetched:
///
/// ```
/// models--OWNER--NAME/
///   blobs/ETAG                   the bytes of a file, named by their checksum
///   refs/main                    the commit that a branch or tag had when it was last looked at
///   snapshots/COMMIT/config.json a link to ../../blobs/ETAG
/// ```
///
/// Source: https://huggingface.co/docs/huggingface_hub/guides/manage-cache.
public record HubCache(Path root) {
    private static final int COMMIT_LENGTH = 40;

    /// The cache of this process, as its environment says.
    public static HubCache ofProcess() {
        return new HubCache(HubSettings.ofProcess().cache());
    }

    /// The commit that a name stands for: its own, or the one that its branch or tag had when it was last fetched.
    public Optional<String> commit(HubId id) {
        if (id.isPinned()) {
            return Optional.of(id.revision());
        }
        Path ref = folder(id).resolve("refs").resolve(id.revision());
        try {
            if (!Files.isRegularFile(ref) || Files.size(ref) > 2 * COMMIT_LENGTH) {
                return Optional.empty();
            }
            String text = Files.readString(ref).strip();
            return HubId.isCommit(text) ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            throw new InputException(ref + ": cannot be read: " + e, e);
        }
    }

    /// The folder of a name's files, where something of it is there. It may hold a part of the repository only.
    public Optional<Path> snapshot(HubId id) {
        return commit(id).map(commit -> snapshot(id, commit)).filter(Files::isDirectory);
    }

    /// The models of which something is there, by name, each at every branch or tag that was fetched.
    public List<HubId> models() {
        String prefix = HubId.Kind.MODEL.plural() + "--";
        List<HubId> all = new ArrayList<>();
        for (Path folder : entries(root)) {
            String name = String.valueOf(folder.getFileName());
            String[] parts = name.startsWith(prefix) ? name.substring(prefix.length()).split("--") : new String[0];
            if (parts.length == 2) {
                for (Path ref : entries(folder.resolve("refs"))) {
                    HubId.find(HubId.Kind.MODEL, parts[0] + "/" + parts[1] + "@" + ref.getFileName())
                            .filter(id -> snapshot(id).isPresent())
                            .ifPresent(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + e, e);
        }
    }

    /// The folder of a repository.
    Path folder(HubId id) {
        return root.resolve(id.kind().plural() + "--" + id.owner() + "--" + id.name());
    }

    Path snapshot(HubId id, String commit) {
        return folder(id).resolve("snapshots").resolve(commit);
    }

    /// Where the bytes of a file lie, or will lie.
    Path blob(HubId id, RepoFile file) {
        return folder(id).resolve("blobs").resolve(file.checksum().digits());
    }

    /// Whether the bytes of a file are there, as long as they should be.
    boolean holds(HubId id, RepoFile file) {
        Path blob = blob(id, file);
        try {
            return Files.isRegularFile(blob) && Files.size(blob) == file.size();
        } catch (IOException e) {
            throw new InputException(blob + ": cannot be looked at: " + e, e);
        }
    }

    /// Gives a file its name in a snapshot: a relative link, so that the cache can be moved; a copy where the file
    /// system knows no links.
    void link(HubId id, String commit, RepoFile file) {
        Path named = snapshot(id, commit).resolve(file.path());
        Path folder = snapshot(id, commit).resolve(file.path()).resolveSibling("");
        Path blob = blob(id, file);
        try {
            Files.createDirectories(folder);
            if (Files.exists(named)) {
                return;
            }
            Files.deleteIfExists(named); // a link to bytes that are gone
            try {
                Files.createSymbolicLink(named, folder.relativize(blob));
            } catch (FileAlreadyExistsException another) { // a process beside this one was faster
                return;
            } catch (UnsupportedOperationException linkless) {
                Files.copy(blob, named);
            }
        } catch (IOException e) {
            throw new InputException(named + ": cannot be made: " + e, e);
        }
    }

    /// Remembers which commit a branch or tag has.
    void remember(HubId id, String commit) {
        if (id.isPinned()) {
            return;
        }
        Path ref = folder(id).resolve("refs").resolve(id.revision());
        try {
            Files.createDirectories(ref.resolveSibling(""));
        } catch (IOException e) {
            throw new InputException(ref + ": cannot be made: " + e, e);
        }
        AtomicFile.write(ref, commit);
    }
}

package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a repository at one commit.
public record HubListing(HubId id, String commit, List<RepoFile> files) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_FILES = 200_000;

    public HubListing {
        files = List.copyOf(files);
    }

    /// The paths of all files.
    public List<String> paths() {
        return files.stream().map(RepoFile::path).toList();
    }

    /// Reads the hub's answer for a revision: `sha`, and `siblings` with `rfilename`, `size`, `blobId`, `lfs.sha256`.
    static HubListing read(HubId id, byte[] answer) {
        JsonNode root;
        try {
            root = JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new InputException(id + ": the hub's list of files is not JSON: " + e.getOriginalMessage(), e);
        }
        String commit = text(root, "sha").filter(HubId::isCommit)
                .orElseThrow(() -> new InputException(id + ": the hub's list of files names no commit"));
        if (id.isPinned() && !commit.equals(id.revision())) {
            throw new InputException(id + ": the hub answered for commit " + commit);
        }
        JsonNode siblings = root.path("siblings");
        if (!siblings.isArray() || siblings.size() > MOST_FILES) {
            throw new InputException(id + ": the hub's list of files has "
                    + (siblings.isArray() ? siblings.size() + " entries; at most " + MOST_FILES : "no entries")
                    + " are read");
        }
        List<RepoFile> files = new ArrayList<>();
        for (JsonNode entry : siblings) {
            files.add(file(id, entry));
        }
        return new HubListing(id, commit, files);
    }

    private static RepoFile file(HubId id, JsonNode entry) {
        String path = text(entry, "rfilename").orElse("");
        JsonNode lfs = entry.path("lfs");
        JsonNode size = lfs.isObject() ? lfs.path("size") : entry.path("size");
        Optional<String> digits = lfs.isObject() ? text(lfs, "sha256") : text(entry, "blobId");
        if (!size.isIntegralNumber() || digits.isEmpty()) {
            throw new InputException(id + ": the hub says no size or checksum of '" + path + "'");
        }
        var algorithm = lfs.isObject() ? Checksum.Algorithm.SHA_256 : Checksum.Algorithm.GIT_BLOB;
        try {
            return new RepoFile(path, size.longValue(), new Checksum(algorithm, digits.get()));
        } catch (IllegalArgumentException e) {
            throw new InputException(id + ": the hub's list of files: " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}

package dev.hone.hub;

/// A file of a repository: its path inside it, its length in bytes, and what its bytes must hash to.
public record RepoFile(String path, long size, Checksum checksum) {
    public RepoFile {
        if (!RepoPath.isSafe(path)) {
            throw new IllegalArgumentException("'" + path + "' is no path inside a repository");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + "; it needs 0 or more bytes");
        }
    }
}

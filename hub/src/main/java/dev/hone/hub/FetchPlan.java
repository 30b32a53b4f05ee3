package dev.hone.hub;

import java.util.List;

/// What a download will bring: the files that are wanted, and those among them that the cache lacks.
public record FetchPlan(HubId id, String commit, List<RepoFile> files, List<RepoFile> missing) {
    public FetchPlan {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /// Bytes of all files.
    public long bytes() {
        return sum(files);
    }

    /// Bytes that are to be fetched.
    public long missingBytes() {
        return sum(missing);
    }

    private static long sum(List<RepoFile> files) {
        return files.stream().mapToLong(RepoFile::size).reduce(0, Math::addExact);
    }
}

package dev.hone.training.rollout;

import dev.hone.training.run.VersionChange;
import java.util.ArrayList;
import java.util.List;

/// Which weights drew the tokens of a completion: those of version `first` the first token, others from each change on.
/// Version v is what v steps made.
///
/// Throws: `IllegalArgumentException` where a change does not lie behind the one before, in tokens and in versions.
public record Versions(int first, List<VersionChange> changes) {
    public Versions {
        changes = List.copyOf(changes);
        int token = 0;
        int version = first;
        for (VersionChange change : changes) {
            if (change.token() <= token || change.version() <= version) {
                throw new IllegalArgumentException("version " + change.version() + " from token " + change.token()
                        + " on does not come after version " + version + " from token " + token + " on");
            }
            token = change.token();
            version = change.version();
        }
    }

    /// One version for all tokens.
    public static Versions of(int version) {
        return new Versions(version, List.of());
    }

    /// The same up to this token, and another version from there on.
    public Versions then(int token, int version) {
        List<VersionChange> kept = new ArrayList<>(changes.stream().filter(c -> c.token() < token).toList());
        if (token == 0) {
            return of(version);
        }
        kept.add(new VersionChange(token, version));
        return new Versions(first, kept);
    }

    /// The version that drew a token.
    public int at(int token) {
        int version = first;
        for (VersionChange change : changes) {
            version = token >= change.token() ? change.version() : version;
        }
        return version;
    }
}

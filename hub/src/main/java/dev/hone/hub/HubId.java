package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A repository of the hub at a revision, written `owner/name` or `owner/name@revision`.
///
/// A revision is a branch, a tag, or a commit of 40 hexadecimal digits; `main` where none is named.
public record HubId(Kind kind, String owner, String name, String revision) {
    /// The revision of a name without one.
    public static final String MAIN = "main";

    private static final Pattern FORM = Pattern.compile("([^/@]+)/([^/@]+)(?:@(.+))?");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}");
    private static final Pattern CACHED =
            Pattern.compile("(?:^|/)(models|datasets)--([^/]+?)--([^/]+)/snapshots/([0-9a-f]{40})(?:/|$)");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /// What a repository holds.
    public enum Kind {
        /// Weights, tokenizer, configuration.
        MODEL("models", ""),
        /// Files of rows.
        DATASET("datasets", "datasets/");

        private final String plural;
        private final String prefix;

        Kind(String plural, String prefix) {
            this.plural = plural;
            this.prefix = prefix;
        }

        /// As in addresses of the hub's interface and in folders of the cache: `models`, `datasets`.
        String plural() {
            return plural;
        }

        /// What stands before `owner/name` in an address of a file.
        String prefix() {
            return prefix;
        }
    }

    public HubId {
        if (!isPart(owner) || !isPart(name)) {
            throw new IllegalArgumentException("'" + owner + "/" + name + "' is no name of the hub; it needs owner/name"
                    + " of letters, digits, '-', '_' and '.'");
        }
        if (!isRevision(revision)) {
            throw new IllegalArgumentException(
                    "'" + revision + "' is no revision; it needs a branch, a tag or a commit");
        }
    }

    /// Reads a name, where the text has the form of one. Whether something has this name is not asked.
    public static Optional<HubId> find(Kind kind, String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || !isPart(m.group(1)) || !isPart(m.group(2))) {
            return Optional.empty();
        }
        String revision = m.group(3) == null ? MAIN : m.group(3);
        return isRevision(revision) ? Optional.of(new HubId(kind, m.group(1), m.group(2), revision)) : Optional.empty();
    }

    /// The name and commit whose snapshot in a cache a path leads to, or into.
    public static Optional<HubId> ofCached(Path path) {
        Matcher m = CACHED.matcher(path.toString().replace('\\', '/'));
        if (!m.find()) {
            return Optional.empty();
        }
        Kind kind = m.group(1).equals(Kind.MODEL.plural()) ? Kind.MODEL : Kind.DATASET;
        return find(kind, m.group(2) + "/" + m.group(3) + "@" + m.group(4));
    }

    /// Reads a name.
    ///
    /// Throws: [InputException] for a text of another form.
    public static HubId parse(Kind kind, String text) {
        return find(kind, text)
                .orElseThrow(() -> new InputException("'" + text + "' is no name of the hub; write owner/name or"
                        + " owner/name@revision"));
    }

    /// The same repository at another revision.
    public HubId at(String other) {
        return new HubId(kind, owner, name, other);
    }

    /// `owner/name`.
    public String repository() {
        return owner + "/" + name;
    }

    /// Whether the revision is a commit, which never changes.
    public boolean isPinned() {
        return isCommit(revision);
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /// As it is written.
    @Override
    public String toString() {
        return revision.equals(MAIN) ? repository() : repository() + "@" + revision;
    }

    private static boolean isPart(String text) {
        return PART.matcher(text).matches() && !text.contains("--") && !text.contains("..");
    }

    private static boolean isRevision(String text) {
        return REVISION.matcher(text).matches() && !text.contains("..") && !text.contains("//")
                && !text.endsWith("/") && !text.contains("/.");
    }
}

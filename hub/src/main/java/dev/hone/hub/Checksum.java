package dev.hone.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What the bytes of a file must hash to. Its digits are also the file's etag, and its name in the cache.
///
/// Large files (Git LFS): SHA-256 of the content. Others: the name of a Git blob, SHA-1 of `blob SIZE\0` and the
/// content.
///
/// Source: Git's object format, https://git-scm.com/book/en/v2/Git-Internals-Git-Objects.
public record Checksum(Algorithm algorithm, String digits) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /// The two ways of hashing.
    public enum Algorithm {
        /// The name of a Git blob, 40 digits.
        GIT_BLOB("SHA-1", 40),
        /// SHA-256, 64 digits.
        SHA_256("SHA-256", 64);

        private final String digest;
        private final int length;

        Algorithm(String digest, int length) {
            this.digest = digest;
            this.length = length;
        }
    }

    public Checksum {
        if (digits.length() != algorithm.length || !HEX.matcher(digits).matches()) {
            throw new IllegalArgumentException("'" + digits + "' is no checksum; it needs " + algorithm.length
                    + " hexadecimal digits");
        }
    }

    /// A digest to which a content of `size` bytes is to be given.
    MessageDigest begin(long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.digest);
            if (algorithm == Algorithm.GIT_BLOB) {
                digest.update(("blob " + size + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm.digest, e);
        }
    }

    /// Whether the content that the digest has seen is the right one.
    boolean matches(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).equals(digits);
    }
}

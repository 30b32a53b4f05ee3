package dev.hone.hub;

import java.util.regex.Pattern;

/// Judges names of files that a server sent, before they become paths on this machine.
final class RepoPath {
    private static final int LONGEST = 1000;
    private static final Pattern PART = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]{1,250}");

    private RepoPath() {}

    /// Whether a name stays inside the folder into which it is put: relative, with `/` between its parts, none of which
    /// is `.` or `..` or has characters that some system reads otherwise.
    static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (!PART.matcher(part).matches() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}

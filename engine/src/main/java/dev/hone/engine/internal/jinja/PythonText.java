package dev.hone.engine.internal.jinja;

import java.util.ArrayList;
import java.util.List;

/// What Python's `str` does that Java's does otherwise: characters are code points, blanks are Unicode's.
final class PythonText {
    private PythonText() {}

    static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0x85;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The characters, each as a text.
    static List<Value> characters(String text) {
        List<Value> characters = new ArrayList<>(text.length());
        text.codePoints().forEach(character -> characters.add(Value.of(Character.toString(character))));
        return characters;
    }

    static String strip(String text) {
        return stripEnd(stripStart(text));
    }

    static String stripStart(String text) {
        int begin = 0;
        while (begin < text.length() && isBlank(text.codePointAt(begin))) {
            begin++;
        }
        return text.substring(begin);
    }

    static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.codePointBefore(end))) {
            end--;
        }
        return text.substring(0, end);
    }

    /// Without the characters of a set at the beginning.
    static String stripStart(String text, String set) {
        int begin = 0;
        while (begin < text.length() && set.indexOf(text.codePointAt(begin)) >= 0) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        return text.substring(begin);
    }

    /// Without the characters of a set at the end.
    static String stripEnd(String text, String set) {
        int end = text.length();
        while (end > 0 && set.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    /// `split()`: at blanks, without empty pieces.
    static List<String> words(String text, long mostSplits) {
        List<String> words = new ArrayList<>();
        String rest = stripStart(text);
        while (!rest.isEmpty()) {
            int end = 0;
            while (end < rest.length() && !isBlank(rest.codePointAt(end))) {
                end++;
            }
            if (words.size() == mostSplits) {
                words.add(rest);
                return words;
            }
            words.add(rest.substring(0, end));
            rest = stripStart(rest.substring(end));
        }
        return words;
    }

    /// `split(separator, most)`; a negative number of splits means all.
    static List<String> split(String text, String separator, long mostSplits) {
        if (separator.isEmpty()) {
            throw new TemplateFault("empty separator");
        }
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        int found;
        while (pieces.size() != mostSplits && (found = text.indexOf(separator, begin)) >= 0) {
            pieces.add(text.substring(begin, found));
            begin = found + separator.length();
        }
        pieces.add(text.substring(begin));
        return pieces;
    }

    /// `rsplit(separator, most)`.
    static List<String> splitFromEnd(String text, String separator, long mostSplits) {
        if (separator.isEmpty()) {
            throw new TemplateFault("empty separator");
        }
        List<String> pieces = new ArrayList<>();
        int end = text.length();
        int found;
        while (pieces.size() != mostSplits
                && end >= separator.length()
                && (found = text.lastIndexOf(separator, end - separator.length())) >= 0) {
            pieces.addFirst(text.substring(found + separator.length(), end));
            end = found;
        }
        pieces.addFirst(text.substring(0, end));
        return pieces;
    }

    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return Character.toString(Character.toTitleCase(text.codePointAt(0))) + text.substring(first).toLowerCase(
                java.util.Locale.ROOT);
    }

    /// Every run of letters with a large first letter.
    static String titled(String text) {
        StringBuilder titled = new StringBuilder();
        boolean inside = false;
        for (int character : text.codePoints().toArray()) {
            titled.appendCodePoint(inside ? Character.toLowerCase(character) : Character.toTitleCase(character));
            inside = Character.isLetter(character);
        }
        return titled.toString();
    }

    /// What stands between the quotes, with Python's escapes resolved.
    static String unescaped(String quoted, int line) {
        if (quoted.indexOf('\\') < 0) {
            return quoted;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < quoted.length()) {
            char c = quoted.charAt(at++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = quoted.charAt(at++);
            int digits = switch (escape) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            if (digits > 0) {
                text.appendCodePoint(hexadecimal(quoted, at, digits, line));
                at += digits;
            } else if (escape >= '0' && escape <= '7') {
                int end = at - 1;
                while (end < quoted.length() && end < at + 2 && quoted.charAt(end) >= '0'
                        && quoted.charAt(end) <= '7') {
                    end++;
                }
                text.appendCodePoint(Integer.parseInt(quoted.substring(at - 1, end), 8));
                at = end;
            } else {
                text.append(simple(escape));
            }
        }
        return text.toString();
    }

    private static String simple(char escape) {
        return switch (escape) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'a' -> "\u0007";
            case 'v' -> "\u000b";
            case '\\', '\'', '"' -> String.valueOf(escape);
            case '\n' -> "";
            default -> "\\" + escape;
        };
    }

    private static int hexadecimal(String quoted, int begin, int digits, int line) {
        int end = begin + digits;
        int value = 0;
        for (int i = begin; i < end; i++) {
            int digit = i < quoted.length() ? Character.digit(quoted.charAt(i), 16) : -1;
            if (digit < 0 || value > 0x10FFFF) {
                throw new SyntaxFault(line, "an escape in quotes needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        if (value > 0x10FFFF) {
            throw new SyntaxFault(line, "an escape in quotes names no character");
        }
        return value;
    }
}

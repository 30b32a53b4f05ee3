package dev.hone.tasks.constraints;

import dev.hone.tasks.json.JsonText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a response is laid out, and what it must hold.
public sealed interface FormatConstraint extends Constraint {
    /// Exactly so many lines that begin with `*` or `-`.
    record Bullets(int bullets) implements FormatConstraint {
        @Override
        public boolean holds(String response) {
            return response.lines().map(String::stripLeading)
                    .filter(line -> line.startsWith("-") || line.length() > 1 && line.charAt(0) == '*'
                            && line.charAt(1) != '*')
                    .count() == bullets;
        }

        @Override
        public String sentence() {
            return "write " + bullets + " bullet points";
        }
    }

    /// At least so many pieces between single or double stars, on one line each.
    record Highlights(int highlights) implements FormatConstraint {
        private static final Pattern HIGHLIGHT = Pattern.compile("\\*\\*[^\\n*]+\\*\\*|\\*[^\\n*]+\\*");

        @Override
        public boolean holds(String response) {
            return HIGHLIGHT.matcher(response).results().filter(m -> !m.group().replace("*", "").isBlank())
                    .count() >= highlights;
        }

        @Override
        public String sentence() {
            return "highlight at least " + highlights + " sections with *stars*";
        }
    }

    /// At least so many sections, each headed by a word and its number, such as `Section 1`.
    record Sections(String heading, int sections) implements FormatConstraint {
        @Override
        public boolean holds(String response) {
            return Pattern.compile(Pattern.quote(heading) + "\\s?\\d").matcher(response).results().count() >= sections;
        }

        @Override
        public String sentence() {
            return "write at least " + sections + " sections headed " + heading + " 1, " + heading + " 2, ...";
        }
    }

    /// At least so many places in square brackets.
    record Placeholders(int placeholders) implements FormatConstraint {
        @Override
        public boolean holds(String response) {
            return response.lines().mapToLong(Placeholders::inLine).sum() >= placeholders;
        }

        private static long inLine(String line) {
            long count = 0;
            int open = line.indexOf('[');
            int close = open < 0 ? -1 : line.indexOf(']', open);
            while (close >= 0) {
                count++;
                open = line.indexOf('[', close);
                close = open < 0 ? -1 : line.indexOf(']', open);
            }
            return count;
        }

        @Override
        public String sentence() {
            return "write at least " + placeholders + " placeholders such as [address]";
        }
    }

    /// A postscript that begins with this mark.
    record Postscript(String marker) implements FormatConstraint {
        @Override
        public boolean holds(String response) {
            String wanted = marker.toLowerCase(Locale.ROOT);
            String pattern = switch (wanted) {
                case "p.p.s", "p.p.s." -> "p\\.\\s?p\\.\\s?s";
                case "p.s.", "p.s" -> "p\\.\\s?s\\.";
                default -> Pattern.quote(wanted);
            };
            return Pattern.compile(pattern).matcher(response.toLowerCase(Locale.ROOT)).find();
        }

        @Override
        public String sentence() {
            return "add a postscript that begins with " + marker;
        }
    }

    /// A title between `<<` and `>>` on a line.
    record Title() implements FormatConstraint {
        @Override
        public boolean holds(String response) {
            return response.lines().anyMatch(line -> {
                int open = line.indexOf("<<");
                int close = line.lastIndexOf(">>");
                return open >= 0 && close > open
                        && !line.substring(open, close).replace("<", "").replace(">", "").isBlank();
            });
        }

        @Override
        public String sentence() {
            return "write a title such as <<title>>";
        }
    }

    /// The whole is JSON, fences around it not counted.
    record Json() implements FormatConstraint {
        private static final Pattern FENCED =
                Pattern.compile("\\A```(?:json|JSON|Json)?\\s*(.*?)\\s*(?:```)?\\z", Pattern.DOTALL);

        @Override
        public boolean holds(String response) {
            Matcher m = FENCED.matcher(response.strip());
            return JsonText.whole(m.matches() ? m.group(1) : response.strip()).isPresent();
        }

        @Override
        public String sentence() {
            return "write JSON alone";
        }
    }
}

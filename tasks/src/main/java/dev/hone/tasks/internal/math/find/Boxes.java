package dev.hone.tasks.internal.math.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in the last `\boxed{...}` of a text. Boxes with nothing but commas, `and`, signs of formulas and the
/// name of the next (`x =`) between them are one answer of several parts.
final class Boxes {
    private static final List<String> COMMANDS = List.of("\\boxed", "\\fbox", "\\framebox");
    private static final Pattern JOINT =
            Pattern.compile(
                    "[\\s$,;]*(?:\\\\[()\\[\\]]|\\\\text\\{ ?(?:and|or) ?\\}|and|or|\\\\quad|\\\\qquad|[\\s$,;])*"
                            + "(?:[A-Za-z](?:_\\{?\\w\\}?)?\\s*=\\s*)?");
    private static final int LONGEST_JOINT = 40;
    private static final int MOST = 12;

    private record Box(int from, int to, String inside) {}

    private Boxes() {}

    /// The answer in boxes; empty where no box is closed. `open` says whether a box that the text's end cuts off
    /// counts.
    static Optional<String> last(String text, boolean open) {
        List<Box> boxes = new ArrayList<>();
        int before = text.length();
        while (boxes.size() < MOST) {
            Optional<Box> box = box(text, before, open && boxes.isEmpty());
            if (box.isEmpty()) {
                break;
            }
            boolean joined = boxes.isEmpty() || isJoint(text, box.get().to, boxes.getFirst().from);
            if (!joined) {
                break;
            }
            boxes.addFirst(box.get());
            before = box.get().from;
        }
        return boxes.isEmpty() ? Optional.empty()
                : Optional.of(String.join(", ", boxes.stream().map(Box::inside).toList()));
    }

    private static boolean isJoint(String text, int from, int to) {
        return from <= to && to - from <= LONGEST_JOINT && JOINT.matcher(text.substring(from, to)).matches();
    }

    /// The last box that begins before a place and says something; of boxes in each other the outer one.
    private static Optional<Box> box(String text, int before, boolean open) {
        int place = before;
        Optional<Box> found = Optional.empty();
        for (int tries = 0; tries < MOST; tries++) {
            place = lastCommand(text, place - 1);
            if (place < 0) {
                return found;
            }
            Optional<Box> box = at(text, place, open && found.isEmpty());
            boolean outer = box.isPresent() && found.isPresent() && box.get().to >= found.get().to;
            if (found.isPresent() && !outer) {
                return found;
            }
            if (box.isPresent() && (outer || box.get().to <= before || open) && !box.get().inside.isBlank()) {
                found = box;
            }
        }
        return found;
    }

    private static int lastCommand(String text, int from) {
        int last = -1;
        for (String command : COMMANDS) {
            last = Math.max(last, text.lastIndexOf(command, from));
        }
        return last;
    }

    private static Optional<Box> at(String text, int place, boolean open) {
        int i = place + 1;
        while (i < text.length() && Character.isLetter(text.charAt(i))) {
            i++;
        }
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        if (i >= text.length() || text.charAt(i) != '{') {
            int to = i;
            while (to < text.length() && !Character.isWhitespace(text.charAt(to))
                    && "$,;".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            return to == i ? Optional.empty() : Optional.of(new Box(place, to, text.substring(i, to)));
        }
        int depth = 0;
        for (int to = i; to < text.length(); to++) {
            char c = text.charAt(to);
            boolean escaped = text.charAt(to - 1) == '\\' && text.charAt(to - 2) != '\\';
            depth += escaped ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c == '}' && !escaped) {
                return Optional.of(new Box(place, to + 1, text.substring(i + 1, to)));
            }
        }
        int end = text.indexOf('\n', i);
        end = end < 0 ? text.length() : end;
        return open ? Optional.of(new Box(place, end, text.substring(i + 1, end))) : Optional.empty();
    }
}

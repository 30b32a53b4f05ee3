import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Wraps comments of more than 120 columns, which the formatter leaves alone because it cannot read Markdown.
///
/// A line that is too long flows into those that go on after it: of the same prefix and indentation, up to an empty
/// line or one that begins something (a list item, a table, code, a heading, a tag, a word such as `Shapes:`).
///
/// Run by `./hone format` as `java packaging/WrapComments.java CHECKOUT`.
final class WrapComments {
    private static final int WIDTH = 120;
    private static final Pattern LINE = Pattern.compile("^(\\s*//[/]? )(\\s*)(\\S.*)$");
    private static final Pattern BEGINNING =
            Pattern.compile("^([-*+] |\\d+[.)] |[|#@>`]|(Shapes|Units|Throws|Source|Formula)\\b).*");
    private static final Pattern FIXED = Pattern.compile("^([|#]|```).*");

    public static void main(String[] args) throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(args[0]))) {
            modules.map(module -> module.resolve("src")).filter(Files::isDirectory).forEach(WrapComments::wrapAll);
        }
    }

    private static void wrapAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                if (lines.stream().anyMatch(WrapComments::isLong)) {
                    Files.writeString(file, String.join("\n", wrapped(lines)) + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLong(String line) {
        return line.codePointCount(0, line.length()) > WIDTH;
    }

    private static List<String> wrapped(List<String> lines) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!isLong(lines.get(i)) || !line.matches() || FIXED.matcher(line.group(3)).matches()) {
                out.add(lines.get(i));
                continue;
            }
            String prefix = line.group(1);
            String hang = line.group(2) + (line.group(3).startsWith("- ") ? "  " : "");
            StringBuilder text = new StringBuilder(line.group(3));
            while (i + 1 < lines.size() && continues(lines.get(i + 1), prefix, hang)) {
                text.append(' ').append(lines.get(++i).substring(prefix.length() + hang.length()));
            }
            flow(text.toString(), prefix + line.group(2), prefix + hang, out);
        }
        return out;
    }

    private static boolean continues(String line, String prefix, String hang) {
        Matcher next = LINE.matcher(line);
        return next.matches() && next.group(1).equals(prefix) && next.group(2).equals(hang)
                && !BEGINNING.matcher(next.group(3)).matches();
    }

    private static void flow(String text, String first, String others, List<String> out) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && isLong(line + " " + word)) {
                out.add(line.toString());
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.add(line.toString());
    }
}

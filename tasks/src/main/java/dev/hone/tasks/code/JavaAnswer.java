package dev.hone.tasks.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Java that a model wrote, taken apart: its imports, its classes (methods alone are put into one), and their names.
record JavaAnswer(List<String> imports, String body, List<String> types) {
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[^;\\n]+;");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[^;\\n]+;");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Za-z_$][\\w$]*)");
    private static final Pattern PUBLIC =
            Pattern.compile("\\bpublic\\s+(?=[a-z ]*\\b(?:class|record|enum|interface)\\b)");
    private static final String AROUND = "Solution";

    JavaAnswer {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
    }

    static JavaAnswer of(String source) {
        List<String> imports = IMPORT.matcher(source).results().map(m -> m.group().strip()).toList();
        String body = PACKAGE.matcher(IMPORT.matcher(source).replaceAll("")).replaceAll("").strip();
        List<String> types = new ArrayList<>();
        for (String head : heads(body)) {
            Matcher type = TYPE.matcher(head);
            if (!type.find()) {
                return new JavaAnswer(imports, "class " + AROUND + " {\n" + body + "\n}", List.of(AROUND));
            }
            types.add(type.group(1));
        }
        return new JavaAnswer(imports, PUBLIC.matcher(body).replaceAll(""), types);
    }

    /// What stands before each brace that lies in no other.
    private static List<String> heads(String body) {
        List<String> heads = new ArrayList<>();
        var head = new StringBuilder();
        int depth = 0;
        int i = 0;
        while (i < body.length()) {
            int skipped = skip(body, i);
            if (skipped > i) {
                i = skipped;
                continue;
            }
            char c = body.charAt(i++);
            if (c == '{' && depth++ == 0) {
                heads.add(head.toString());
                head.setLength(0);
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                head.append(c);
            }
        }
        return heads;
    }

    /// Behind a comment or a literal that begins here; the same place where none does.
    private static int skip(String body, int i) {
        if (body.startsWith("//", i)) {
            int end = body.indexOf('\n', i);
            return end < 0 ? body.length() : end;
        }
        if (body.startsWith("/*", i)) {
            int end = body.indexOf("*/", i + 2);
            return end < 0 ? body.length() : end + 2;
        }
        if (body.startsWith("\"\"\"", i)) {
            int end = body.indexOf("\"\"\"", i + 3);
            return end < 0 ? body.length() : end + 3;
        }
        char quote = body.charAt(i);
        if (quote != '"' && quote != '\'') {
            return i;
        }
        int end = i + 1;
        while (end < body.length() && body.charAt(end) != quote && body.charAt(end) != '\n') {
            end += body.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(body.length(), end + 1);
    }
}

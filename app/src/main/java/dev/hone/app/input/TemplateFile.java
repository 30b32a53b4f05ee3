package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.solve.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of prompts: templates, parted by lines of `---`. The line break before such a line, and the last of the file,
/// do not belong to a template.
public final class TemplateFile {
    private static final String PARTED = "---";

    private TemplateFile() {}

    /// The templates.
    ///
    /// @throws InputException if the file cannot be read, or a template has no `{question}`
    public static List<Template> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputException(file + ": no such file, or not to be read as text", e);
        }
        List<Template> templates = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).equals(PARTED)) {
                try {
                    templates.add(new Template(String.join("\n", lines.subList(begin, i))));
                } catch (InputException e) {
                    throw new InputException(file + ", line " + (begin + 1) + ": " + e.getMessage(), e);
                }
                begin = i + 1;
            }
        }
        return templates;
    }
}

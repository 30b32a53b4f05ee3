package dev.hone.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Looks for what keeps people from using a page: axe-core, run inside of it.
final class Axe {
    private static final String SCRIPT = read();

    /// A line for each rule of serious or critical impact that is broken: how often, where first, and how to mend it.
    private static final String RUN = """
            async (scope) => {
              const { violations } = await axe.run(scope, { resultTypes: ['violations'] });
              return violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map(({ id, nodes }) =>
                `${id}: ${nodes.length} elements, first ${nodes[0].target.join(' ')}: `
                  + nodes[0].failureSummary.replaceAll('\\n', ' '));
            }""";

    private Axe() {}

    /// What is wrong in the part of a page that a selector names.
    static List<String> findings(Page page, String scope) {
        page.evaluate(SCRIPT);
        return ((List<?>) page.evaluate(RUN, scope)).stream().map(String::valueOf).toList();
    }

    private static String read() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

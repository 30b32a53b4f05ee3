package dev.hone.app.atlas.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The texts of pages that belong to the atlas itself, in Markdown.
final class SiteTexts {
    private SiteTexts() {}

    static String read(String name) {
        try (InputStream in = SiteTexts.class.getResourceAsStream("/dev/hone/app/atlas/text/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

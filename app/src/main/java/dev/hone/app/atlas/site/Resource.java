package dev.hone.app.atlas.site;

import java.nio.charset.StandardCharsets;

/// What lies at a path of the site.
///
/// @param type its media type
public record Resource(String type, byte[] content) {
    /// A page.
    public static Resource html(String text) {
        return new Resource("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Another text.
    public static Resource text(String type, String text) {
        return new Resource(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.hone.lab.figure;

/// Text in XML.
final class Xml {
    private Xml() {}

    /// The text with the characters escaped that mean something in XML.
    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}

package dev.hone.engine.internal.jinja;

/// Something is wrong with a template or with what it was given; [Template] adds where.
final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateFault(String message) {
        super(message, null, false, false);
    }
}

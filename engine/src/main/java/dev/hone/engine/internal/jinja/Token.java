package dev.hone.engine.internal.jinja;

/// A piece of a template's source.
record Token(Kind kind, String text, int line) {
    enum Kind {
        DATA,
        EXPRESSION_BEGIN,
        EXPRESSION_END,
        BLOCK_BEGIN,
        BLOCK_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    String describe() {
        return switch (kind) {
            case DATA -> "text";
            case EXPRESSION_BEGIN -> "'{{'";
            case EXPRESSION_END -> "'}}'";
            case BLOCK_BEGIN -> "'{%'";
            case BLOCK_END -> "'%}'";
            case STRING -> "a text in quotes";
            case END -> "the end of the template";
            case NAME, INTEGER, FLOAT, OPERATOR -> "'" + text + "'";
        };
    }
}

package dev.hone.engine.internal.jinja;

/// Numbers and constants as they are written.
final class Literals {
    private Literals() {}

    static Expression integer(Token token) {
        String digits = token.text().replace("_", "");
        try {
            return new Expression.Literal(Value.of(Long.parseLong(digits)));
        } catch (NumberFormatException tooLarge) {
            throw new SyntaxFault(token.line(), "the number " + digits + " is too large");
        }
    }

    static Expression real(Token token) {
        return new Expression.Literal(new Value.Real(Double.parseDouble(token.text().replace("_", ""))));
    }

    static Expression nameOrConstant(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(Constants.TRUE);
            case "false", "False" -> new Expression.Literal(Constants.FALSE);
            case "none", "None" -> new Expression.Literal(Constants.NONE);
            default -> new Expression.Name(name);
        };
    }
}

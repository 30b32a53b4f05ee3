package dev.hone.tasks.families;

/// An operation of arithmetic with its sign.
enum Operator {
    PLUS('+'),
    MINUS('-'),
    TIMES('*');

    private final char sign;

    Operator(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }

    int apply(int left, int right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
        };
    }

    static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '*';
    }

    static Operator of(char sign) {
        return switch (sign) {
            case '+' -> PLUS;
            case '-' -> MINUS;
            case '*' -> TIMES;
            default -> throw new IllegalArgumentException("not an operator: " + sign);
        };
    }
}

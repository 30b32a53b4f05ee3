package dev.hone.tasks.families;

import dev.hone.foundation.Draws;

/// A formula of propositional logic.
sealed interface Formula {
    /// A letter from `a` on.
    record Variable(char letter) implements Formula {}

    /// `!` before a formula.
    record Not(Formula inner) implements Formula {}

    /// Two formulas joined by `&` (and), `|` (or) or `^` (exactly one).
    record Joined(char sign, Formula left, Formula right) implements Formula {
        static boolean apply(char sign, boolean left, boolean right) {
            return switch (sign) {
                case '&' -> left && right;
                case '|' -> left || right;
                case '^' -> left ^ right;
                default -> throw new IllegalArgumentException("not a connective: " + sign);
            };
        }
    }

    /// A random formula with exactly this many connectives over the first `variables` letters.
    static Formula random(Draws draws, int connectives, int variables) {
        if (connectives == 0) {
            Formula leaf = new Variable((char) ('a' + draws.between(0, variables - 1)));
            return draws.chance(0.35) ? new Not(leaf) : leaf;
        }
        int onTheLeft = draws.between(0, connectives - 1);
        char sign = "&|^".charAt(draws.between(0, 2));
        Formula left = random(draws, onTheLeft, variables);
        return new Joined(sign, left, random(draws, connectives - 1 - onTheLeft, variables));
    }

    /// The formula as text: parentheses around every joined formula except the outermost.
    default String text() {
        return this instanceof Joined joined
                ? joined.left().inner() + joined.sign() + joined.right().inner()
                : inner();
    }

    private String inner() {
        return switch (this) {
            case Variable v -> String.valueOf(v.letter());
            case Not n -> "!" + n.inner().inner();
            case Joined j -> "(" + j.text() + ")";
        };
    }

    /// The truth where letter `a + i` is true if bit i of `assignment` is set.
    default boolean holds(int assignment) {
        return switch (this) {
            case Variable v -> (assignment >> (v.letter() - 'a') & 1) == 1;
            case Not n -> !n.inner().holds(assignment);
            case Joined j -> Joined.apply(j.sign(), j.left().holds(assignment), j.right().holds(assignment));
        };
    }

    /// Reads what [#text] wrote.
    static Formula parse(String text) {
        Reader reader = new Reader(text);
        Formula formula = reader.joined();
        if (reader.at != text.length()) {
            throw new IllegalArgumentException("not a formula: " + text);
        }
        return formula;
    }

    /// Reads one formula from left to right.
    final class Reader {
        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Formula joined() {
            Formula left = single();
            if (at == text.length() || text.charAt(at) == ')') {
                return left;
            }
            char sign = text.charAt(at++);
            return new Joined(sign, left, single());
        }

        private Formula single() {
            char c = text.charAt(at++);
            if (c == '!') {
                return new Not(single());
            }
            if (c == '(') {
                Formula inside = joined();
                at++;
                return inside;
            }
            return new Variable(c);
        }
    }
}

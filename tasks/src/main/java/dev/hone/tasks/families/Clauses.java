package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A conjunction of clauses of two literals; variables are letters from `a` on.
record Clauses(int variables, List<Clause> clauses) {
    private static final int MOST_VARIABLES = 16;

    /// A variable's number, and the value that makes the literal true.
    record Literal(int variable, int wanted) {
        boolean holds(int assignment) {
            return (assignment >> variable & 1) == wanted;
        }

        String text() {
            return (wanted == 1 ? "" : "!") + (char) ('a' + variable);
        }
    }

    /// At least one of two literals.
    record Clause(Literal left, Literal right) {
        boolean holds(int assignment) {
            return left.holds(assignment) || right.holds(assignment);
        }

        String text() {
            return left.text() + "|" + right.text();
        }
    }

    static Clauses random(Draws draws, int variables, int count) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] order = draws.permutation(variables);
            clauses.add(new Clause(
                    new Literal(order[0], draws.between(0, 1)), new Literal(order[1], draws.between(0, 1))));
        }
        return new Clauses(variables, List.copyOf(clauses));
    }

    /// The first clause that this assignment breaks; bit i is the value of variable i.
    OptionalInt broken(int assignment) {
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).holds(assignment)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// The lowest assignment that keeps all clauses.
    OptionalInt solution() {
        for (int assignment = 0; assignment < 1 << variables; assignment++) {
            if (broken(assignment).isEmpty()) {
                return OptionalInt.of(assignment);
            }
        }
        return OptionalInt.empty();
    }

    /// The values of `a`, `b`, ... as digits.
    String text(int assignment) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < variables; i++) {
            out.append(assignment >> i & 1);
        }
        return out.toString();
    }

    /// The question behind its letter: `v3(a|!b)(b|c)=`.
    String question() {
        StringBuilder out = new StringBuilder("v").append(variables);
        clauses.forEach(clause -> out.append('(').append(clause.text()).append(')'));
        return out.append('=').toString();
    }

    /// Reads what [#question] wrote.
    static Clauses parse(String question) {
        int open = question.indexOf('(');
        if (!question.startsWith("v") || open < 2 || open > 3 || !question.endsWith(")=")) {
            throw unreadable(question);
        }
        int variables = 0;
        for (int i = 1; i < open; i++) {
            variables = 10 * variables + digit(question, i);
        }
        if (variables < 1 || variables > MOST_VARIABLES) {
            throw unreadable(question);
        }
        List<Clause> clauses = new ArrayList<>();
        for (String part : question.substring(open + 1, question.length() - 2).split("\\)\\(", -1)) {
            String[] literals = part.split("\\|", -1);
            if (literals.length != 2) {
                throw unreadable(question);
            }
            clauses.add(new Clause(
                    literal(literals[0], variables, question), literal(literals[1], variables, question)));
        }
        return new Clauses(variables, List.copyOf(clauses));
    }

    private static int digit(String question, int at) {
        char c = question.charAt(at);
        if (c < '0' || c > '9') {
            throw unreadable(question);
        }
        return c - '0';
    }

    private static Literal literal(String text, int variables, String question) {
        int negated = text.startsWith("!") ? 1 : 0;
        int variable = text.length() == negated + 1 ? text.charAt(negated) - 'a' : -1;
        if (variable < 0 || variable >= variables) {
            throw unreadable(question);
        }
        return new Literal(variable, 1 - negated);
    }

    private static InputException unreadable(String question) {
        return new InputException(
                "the gold text " + Excerpt.of(question) + " is not a question such as v3(a|!b)(b|c)=");
    }
}

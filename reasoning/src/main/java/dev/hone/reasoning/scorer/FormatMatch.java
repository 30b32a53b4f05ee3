package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// 1 for a candidate in which a regular expression is found, else 0.
///
/// Throws: `IllegalArgumentException` for a pattern that is none.
public record FormatMatch(String pattern) implements Scorer {
    public FormatMatch {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern is no regular expression: " + e.getDescription(), e);
        }
    }

    @Override
    public String name() {
        return "format";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        return candidates.stream().mapToDouble(c -> compiled.matcher(c.text()).find() ? 1 : 0).toArray();
    }
}

package dev.hone.tasks.audit;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Problems repeat seldom, are pure functions of their key, and never stand on two sides of the wall.
final class StreamChecks {
    private static final int STREAMED = 400;
    private static final double LEAST_DISTINCT = 0.4;

    private StreamChecks() {}

    static List<AuditLine> of(Sample sample) {
        return List.of(distinct(sample), pure(sample), walls(sample));
    }

    private static AuditLine distinct(Sample sample) {
        double least = 1;
        int where = sample.all().getFirst().difficulty();
        for (Map.Entry<Integer, List<Problem>> level : sample.byDifficulty().entrySet()) {
            long different =
                    level.getValue().stream().map(Problem::prompt).distinct().count();
            double share = (double) different / level.getValue().size();
            if (share < least) {
                least = share;
                where = level.getKey();
            }
        }
        return AuditLine.of(
                "prompts seldom repeat",
                least >= LEAST_DISTINCT,
                String.format(Locale.ROOT, "at least %.0f %% different (difficulty %d)", 100 * least, where));
    }

    private static AuditLine pure(Sample sample) {
        TaskFamily family = sample.family();
        Key key = sample.key().at("pure");
        int same = 0;
        List<Problem> problems = sample.all();
        int tried = Math.min(100, problems.size());
        for (int i = 0; i < tried; i++) {
            Problem problem = problems.get(i);
            boolean again = family instanceof FiniteFamily
                    || family.problem(key.at(i).draws(), problem.difficulty())
                            .equals(family.problem(key.at(i).draws(), problem.difficulty()));
            for (var style : family.styles()) {
                again &= family.demonstrate(problem, style, key.at(i).draws())
                        .equals(family.demonstrate(problem, style, key.at(i).draws()));
            }
            same += again ? 1 : 0;
        }
        return AuditLine.of("the same key gives the same text", same == tried, same + " of " + tried);
    }

    private static AuditLine walls(Sample sample) {
        TaskFamily family = sample.family();
        var mixture = new TaskMixture(
                List.of(new Ingredient(family, family.usualDifficulties(), 1, family.usualStyles())));
        Map<Split, Set<String>> sides = new EnumMap<>(Split.class);
        String check = "the sides of the wall share no prompt";
        List<String> sizes = new ArrayList<>();
        boolean kept = true;
        for (Split split : Split.values()) {
            Set<String> prompts = new HashSet<>();
            var stream = new ProblemStream(mixture, split, sample.key().at("wall"));
            try {
                for (int i = 0; i < STREAMED; i++) {
                    Problem problem = stream.problem(i);
                    kept &= family.split(problem) == split;
                    prompts.add(problem.prompt());
                }
            } catch (InputException e) {
                return AuditLine.of(check, false, e.toString());
            }
            for (Set<String> other : sides.values()) {
                kept &= prompts.stream().noneMatch(other::contains);
            }
            sides.put(split, prompts);
            sizes.add(prompts.size() + " " + split.name().toLowerCase(Locale.ROOT));
        }
        return AuditLine.of(check, kept, String.join(", ", sizes) + " prompts");
    }
}

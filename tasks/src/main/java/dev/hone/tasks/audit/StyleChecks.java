package dev.hone.tasks.audit;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyAlphabet;
import dev.hone.tasks.environment.EnvironmentFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Each style is right as often as it is meant to be, and writes what a tiny model can read; the harder a problem, the
/// longer its solution and the likelier a slip.
final class StyleChecks {
    private StyleChecks() {}

    static List<AuditLine> of(Sample sample) {
        List<AuditLine> lines = new ArrayList<>();
        for (Style style : sample.family().styles()) {
            lines.add(share(sample, style));
        }
        lines.add(alphabet(sample));
        lines.add(length(sample));
        lines.add(slips(sample));
        return lines;
    }

    private static String demonstration(Sample sample, Problem problem, Style style, int index) {
        Draws draws = sample.key().at("demonstration").at(style.ordinal()).at(index).draws();
        return sample.family().demonstrate(problem, style, draws);
    }

    private static double share(Sample sample, List<Problem> problems, Style style) {
        int right = 0;
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            right += sample.right(problem, demonstration(sample, problem, style, i)) ? 1 : 0;
        }
        return (double) right / problems.size();
    }

    private static AuditLine share(Sample sample, Style style) {
        double share = share(sample, sample.all(), style);
        Accuracy meant = sample.family().expected(style);
        String band = meant.low() == meant.high()
                ? percent(meant.low())
                : percent(meant.low()) + " to " + percent(meant.high());
        return AuditLine.of(
                style.name().toLowerCase(Locale.ROOT) + " demonstrations are right as often as meant",
                meant.holds(share),
                percent(share) + ", meant " + band);
    }

    private static AuditLine alphabet(Sample sample) {
        String check = "texts keep to the tiny alphabet";
        if (sample.family().form() == PromptForm.CHAT) {
            return AuditLine.skipped(check, "prompts are for chat models");
        }
        List<Problem> problems = sample.all();
        int longest = 0;
        for (int i = 0; i < problems.size(); i++) {
            for (Style style : sample.family().styles()) {
                String written = demonstration(sample, problems.get(i), style, i);
                // The lines of a script are turns; a model does not write what separates them.
                String turns = sample.family() instanceof EnvironmentFamily ? written.replace("\n", "") : written;
                String text = problems.get(i).prompt() + turns;
                if (!TinyAlphabet.covers(text)) {
                    return AuditLine.of(check, false, "'" + text + "'");
                }
                longest = Math.max(longest, text.length());
            }
        }
        return AuditLine.of(check, true, "all do; the longest has " + longest + " characters");
    }

    private static AuditLine length(Sample sample) {
        String check = "worked solutions get longer with difficulty";
        if (sample.byDifficulty().size() < 2) {
            return AuditLine.skipped(check, "one difficulty");
        }
        Map<Integer, Double> means = new TreeMap<>();
        sample.byDifficulty().forEach((difficulty, problems) -> {
            long characters = 0;
            for (int i = 0; i < problems.size(); i++) {
                characters += demonstration(sample, problems.get(i), Style.STEPS, i).length();
            }
            means.put(difficulty, (double) characters / problems.size());
        });
        List<Double> ordered = List.copyOf(means.values());
        boolean rising = true;
        for (int i = 1; i < ordered.size(); i++) {
            rising &= ordered.get(i) > ordered.get(i - 1);
        }
        String measured = String.join(
                ", ",
                means.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%d: %.1f", e.getKey(), e.getValue()))
                        .toList());
        return AuditLine.of(check, rising, "mean characters " + measured);
    }

    private static AuditLine slips(Sample sample) {
        String check = "a solver that slips is worse at the hardest than at the easiest";
        if (sample.byDifficulty().size() < 2 || !sample.family().styles().contains(Style.SLOPPY)) {
            return AuditLine.skipped(check, "one difficulty, or no sloppy style");
        }
        List<List<Problem>> levels = List.copyOf(sample.byDifficulty().values());
        double easiest = share(sample, levels.getFirst(), Style.SLOPPY);
        double hardest = share(sample, levels.getLast(), Style.SLOPPY);
        return AuditLine.of(check, hardest < easiest, percent(easiest) + " to " + percent(hardest));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}

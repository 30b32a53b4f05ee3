package dev.hone.tasks.audit;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import java.util.List;

/// Gold answers pass; mutated answers, other problems' answers and nonsense fail.
final class AnswerChecks {
    /// Where several answers are right, a mutation may hit another right one.
    private static final double REJECTED_OF_SEVERAL = 0.6;

    private static final List<String> NONSENSE = List.of(
            "", " ", "#", "##", "# ", "\n", "#=", "no idea", "#?", "(((((", "\\boxed{}", "####", "#\0", "#+-*/");

    private AnswerChecks() {}

    static List<AuditLine> of(Sample sample) {
        return List.of(gold(sample), canonical(sample), mutated(sample), others(sample), nonsense(sample));
    }

    private static AuditLine gold(Sample sample) {
        List<Problem> problems = sample.all();
        long right = problems.stream()
                .filter(p -> sample.right(p, sample.family().completion(p.reference())))
                .count();
        return AuditLine.of("gold answers pass", right == problems.size(), right + " of " + problems.size());
    }

    private static AuditLine canonical(Sample sample) {
        TaskFamily family = sample.family();
        List<Problem> problems = sample.all();
        long kept = problems.stream()
                .filter(p -> {
                    String answer = family.answer(p, family.completion(p.reference()));
                    return !answer.isEmpty() && sample.right(p, family.completion(answer));
                })
                .count();
        return AuditLine.of("voted answers pass again", kept == problems.size(), kept + " of " + problems.size());
    }

    private static AuditLine mutated(Sample sample) {
        TaskFamily family = sample.family();
        List<Problem> problems = sample.all();
        long rejected = 0;
        for (int i = 0; i < problems.size(); i++) {
            Draws draws = sample.key().at("mutation").at(i).draws();
            String wrong = Mutation.of(problems.get(i).reference(), draws);
            rejected += rejects(family, problems.get(i), family.completion(wrong)) ? 1 : 0;
        }
        return rejection("mutated answers fail", sample, rejected, problems.size());
    }

    private static AuditLine others(Sample sample) {
        TaskFamily family = sample.family();
        long rejected = 0;
        long tried = 0;
        for (List<Problem> problems : sample.byDifficulty().values()) {
            for (int i = 0; i < problems.size(); i++) {
                Problem problem = problems.get(i);
                String other =
                        family.completion(problems.get((i + 1) % problems.size()).reference());
                String own = family.completion(problem.reference());
                if (!family.answer(problem, own).equals(family.answer(problem, other))) {
                    tried++;
                    rejected += rejects(family, problem, other) ? 1 : 0;
                }
            }
        }
        return rejection("answers of other problems fail", sample, rejected, tried);
    }

    private static AuditLine rejection(String check, Sample sample, long rejected, long tried) {
        double share = tried == 0 ? 1 : (double) rejected / tried;
        boolean asMeant = sample.hasOneAnswer() ? rejected == tried : share >= REJECTED_OF_SEVERAL;
        String several = sample.hasOneAnswer() ? "" : " (several answers are right)";
        return AuditLine.of(check, asMeant, rejected + " of " + tried + several);
    }

    private static boolean rejects(TaskFamily family, Problem problem, String completion) {
        return switch (family.verify(problem, completion)) {
            case Verdict.Incorrect i -> true;
            case Verdict.Unparseable u -> true;
            case Verdict.Partial p -> true;
            case Verdict.Correct c -> false;
            case Verdict.TimedOut t -> false;
            case Verdict.Failed f -> false;
        };
    }

    private static AuditLine nonsense(Sample sample) {
        Problem problem = sample.all().getFirst();
        long rejected = NONSENSE.stream()
                .filter(text -> rejects(sample.family(), problem, text))
                .count();
        return AuditLine.of(
                "nonsense fails", rejected == NONSENSE.size(), rejected + " of " + NONSENSE.size() + " texts");
    }
}

package dev.hone.tasks.audit;

import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.TinyAlphabet;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Script;
import dev.hone.tasks.environment.Transcript;
import dev.hone.tasks.environment.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The expert's script solves every world; without its last action, or with nonsense in place of it, it does not; the
/// same script in a fresh world gives the same transcript.
final class EnvironmentChecks {
    private static final List<String> NONSENSE = List.of("", " ", "#", "?", "\0", "no idea", "{", "calc(", "-1", "()");

    private EnvironmentChecks() {}

    static List<AuditLine> of(Sample sample, EnvironmentFamily family) {
        return List.of(
                expert(sample),
                changed("the expert without its last action fails", sample, family, List.of()),
                changed("the expert with nonsense at the end fails", sample, family, NONSENSE),
                again(sample, family),
                alphabet(sample, family));
    }

    private static AuditLine expert(Sample sample) {
        List<Problem> problems = sample.all();
        long solved = problems.stream().filter(p -> sample.right(p, p.reference())).count();
        return AuditLine.of("the expert solves every world", solved == problems.size(),
                solved + " of " + problems.size());
    }

    private static AuditLine changed(String check, Sample sample, EnvironmentFamily family, List<String> ends) {
        List<Problem> problems = sample.all();
        int failed = 0;
        for (int i = 0; i < problems.size(); i++) {
            List<String> actions = new ArrayList<>(Script.actions(problems.get(i).reference()));
            actions.removeLast();
            if (!ends.isEmpty()) {
                actions.add(ends.get(i % ends.size()));
            }
            Verdict verdict = play(family, problems.get(i), actions).verdict();
            failed += verdict.score().orElse(1) < 1 ? 1 : 0;
        }
        return AuditLine.of(check, failed == problems.size(), failed + " of " + problems.size());
    }

    private static AuditLine again(Sample sample, EnvironmentFamily family) {
        List<Problem> problems = sample.all();
        long same = problems.stream()
                .filter(p -> {
                    List<String> actions = Script.actions(p.reference());
                    return play(family, p, actions).equals(play(family, p, actions))
                            && family.open(family.gold(p)).reset().equals(p.prompt());
                })
                .count();
        return AuditLine.of("the same actions have the same answers", same == problems.size(),
                same + " of " + problems.size());
    }

    private static AuditLine alphabet(Sample sample, EnvironmentFamily family) {
        String check = "observations keep to the tiny alphabet";
        if (family.form() == PromptForm.CHAT) {
            return AuditLine.skipped(check, "prompts are for chat models");
        }
        List<String> strange = sample.all().stream()
                .flatMap(p -> Stream.concat(
                        play(family, p, Script.actions(p.reference())).turns().stream(),
                        play(family, p, NONSENSE).turns().stream()))
                .map(Turn::observation)
                .filter(o -> !TinyAlphabet.covers(o))
                .toList();
        return AuditLine.of(check, strange.isEmpty(), strange.isEmpty() ? "all do" : "'" + strange.getFirst() + "'");
    }

    private static Transcript play(EnvironmentFamily family, Problem problem, List<String> actions) {
        return Script.play(family.open(family.gold(problem)), actions);
    }
}

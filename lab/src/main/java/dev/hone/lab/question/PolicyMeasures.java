package dev.hone.lab.question;

import dev.hone.engine.Model;
import dev.hone.engine.Workers;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import java.util.HashSet;
import java.util.Set;

/// What most questions measure of a policy: pass@1, pass@k, entropy, length, parseable answers, different right
/// answers.
///
/// @param suffix ends the names of measures where several exams are taken, such as ` harder`
/// @param many the k of pass@k
public record PolicyMeasures(String suffix, int many) {
    /// The measures of the only exam.
    public static PolicyMeasures of(int many) {
        return new PolicyMeasures("", many);
    }

    /// The name of pass@1.
    public String one() {
        return "pass@1" + suffix;
    }

    /// The name of pass@k.
    public String most() {
        return "pass@" + many + suffix;
    }

    /// Names the measures in a protocol.
    public ProtocolDraft declare(ProtocolDraft draft) {
        return draft.measure(one(), "chance that a sample is right", Measure.Unit.SHARE)
                .measure(most(), "chance that one of " + many + " samples is right, without bias", Measure.Unit.SHARE)
                .measure("entropy" + suffix, "mean entropy of a token", Measure.Unit.NATS)
                .measure("length" + suffix, "mean length of a completion", Measure.Unit.TOKENS)
                .measure("parsed" + suffix, "share of completions with an answer", Measure.Unit.SHARE)
                .measure("distinct" + suffix, "different right completions a problem", Measure.Unit.NUMBER);
    }

    /// Takes an exam and notes what it gave.
    public Evaluation note(Observations observations, Exam exam, Model model, Workers workers) {
        Evaluation e = exam.take(model, workers);
        observations.problems(one(), Exam.passAt(e, 1))
                .problems(most(), Exam.passAt(e, many))
                .problems("length" + suffix, Exam.lengths(e))
                .number("entropy" + suffix, e.entropy())
                .problems("parsed" + suffix, e.results().stream().mapToDouble(PolicyMeasures::parsed).toArray())
                .problems("distinct" + suffix, e.results().stream().mapToDouble(PolicyMeasures::distinct).toArray())
                .spent(Exam.cost(e));
        return e;
    }

    private static double parsed(ProblemResult result) {
        return result.samples().stream().filter(s -> !s.answer().isEmpty()).count() / (double) result.samples().size();
    }

    private static double distinct(ProblemResult result) {
        Set<String> right = new HashSet<>();
        result.samples().stream().filter(ProblemResult.Sample::correct).forEach(s -> right.add(s.text()));
        return right.size();
    }

    /// A few problems with a sample each, for people to read.
    public static String examples(Evaluation e, int count) {
        var text = new StringBuilder();
        e.results().stream().limit(count).forEach(r -> {
            ProblemResult.Sample s = r.samples().getFirst();
            text.append(r.problem().prompt()).append(s.text()).append("  (").append(s.verdict().kind()).append(")\n");
        });
        return text.toString();
    }
}

package dev.hone.lab.question.testtime;

import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Exam;
import dev.hone.tasks.TaskFamily;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.reward.GroupRewardFunction;
import dev.hone.training.reward.MajorityAgreement;
import dev.hone.training.reward.RewardFunction;
import dev.hone.training.rollout.Rollout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Labels that come from a model's own samples, and how good they are.
public final class Consensus {
    private Consensus() {}

    /// The majority's answer of each problem, by prompt.
    public static Map<String, String> labels(Evaluation evaluation) {
        Map<String, String> labels = new HashMap<>();
        evaluation.results().forEach(r -> labels.put(r.problem().prompt(), label(r)));
        return labels;
    }

    private static String label(ProblemResult result) {
        return MajorityAgreement.label(MajorityAgreement.votes(answers(result)));
    }

    private static List<String> answers(ProblemResult result) {
        return result.samples().stream().map(ProblemResult.Sample::answer).toList();
    }

    /// Rewards the answers that are written down for the prompts, and no others.
    public static RewardFunction fixed(Exam exam, Map<String, String> labels) {
        return (problem, rollout) -> {
            String answer = answer(exam, rollout);
            return !answer.isEmpty() && answer.equals(labels.get(problem.prompt())) ? 1.0 : 0.0;
        };
    }

    /// Rewards the majority of the group.
    public static GroupRewardFunction majority(Exam exam) {
        return MajorityAgreement.of((problem, text) -> family(exam).verifier().answer(text));
    }

    /// Rewards the answer of one member of the group, drawn uniformly: as often each answer as it is given.
    public static GroupRewardFunction member(Exam exam, Key key) {
        return (problem, rollouts) -> {
            Rollout first = rollouts.getFirst();
            int drawn = key.at(first.id().step()).at(first.id().group()).draws().between(0, rollouts.size() - 1);
            String label = answer(exam, rollouts.get(drawn));
            return rollouts.stream()
                    .<@Nullable Double>map(r -> !label.isEmpty() && answer(exam, r).equals(label) ? 1.0 : 0.0)
                    .toList();
        };
    }

    /// Rewards any answer.
    public static RewardFunction form(Exam exam) {
        return (problem, rollout) -> answer(exam, rollout).isEmpty() ? 0.0 : 1.0;
    }

    private static String answer(Exam exam, Rollout rollout) {
        return family(exam).verifier().answer(rollout.text());
    }

    private static TaskFamily family(Exam exam) {
        return exam.mixture().ingredients().getFirst().family();
    }

    /// Whether the majority's answer of each problem is right: 1 or 0.
    public static double[] labelAccuracy(Evaluation evaluation) {
        return evaluation.results().stream().mapToDouble(r -> right(r, label(r)) ? 1 : 0).toArray();
    }

    /// The share of each problem's samples to which the majority's label gives the reward that the truth would give.
    public static double[] rewardAccuracy(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(r -> {
                    String label = label(r);
                    return r.samples().stream().filter(s -> s.correct() == s.answer().equals(label)).count()
                            / (double) r.samples().size();
                })
                .toArray();
    }

    /// The share of each problem's samples that agree with the majority.
    public static double[] agreement(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(r -> MajorityAgreement.votes(answers(r)).getOrDefault(label(r), 0)
                        / (double) r.samples().size())
                .toArray();
    }

    /// The largest share that one answer has of all samples of all problems: near 1 where a model says the same to
    /// everything.
    public static double topShare(Evaluation evaluation) {
        List<String> all = evaluation.results().stream().flatMap(r -> answers(r).stream()).toList();
        Map<String, Integer> votes = MajorityAgreement.votes(all);
        return votes.values().stream().mapToInt(n -> n).max().orElse(0) / (double) all.size();
    }

    /// The mean over problems of the entropy of a problem's answers, in nats.
    public static double answerEntropy(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(r -> {
                    Map<String, Integer> votes = MajorityAgreement.votes(answers(r));
                    double all = votes.values().stream().mapToInt(n -> n).sum();
                    return votes.values().stream().mapToDouble(n -> -n / all * StrictMath.log(n / all)).sum();
                })
                .average()
                .orElse(0);
    }

    private static boolean right(ProblemResult result, String answer) {
        return result.samples().stream().anyMatch(s -> s.correct() && s.answer().equals(answer));
    }
}

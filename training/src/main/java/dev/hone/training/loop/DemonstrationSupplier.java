package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.Metrics;
import dev.hone.training.supplement.Demonstrations;
import dev.hone.training.task.DemonstrationTokens;
import dev.hone.training.task.Judge;
import dev.hone.training.tokens.Origin;
import java.util.ArrayList;
import java.util.List;

/// Writes demonstrations of the groups' problems, has them judged, and asks the policy for the log-probabilities of
/// their tokens.
///
/// Which demonstration a problem gets is a pure function of the seed, step, group and its number.
final class DemonstrationSupplier implements GroupSupplier {
    private final Demonstrations rule;
    private final SupplierParts parts;
    private int tooLong;

    DemonstrationSupplier(Demonstrations rule, SupplierParts parts) {
        this.rule = rule;
        this.parts = parts;
        parts.requireStyle(rule.style());
    }

    /// Demonstrations of one group: what they say and their tokens.
    private record Written(List<String> texts, List<DemonstrationTokens> tokens) {
        boolean isEmpty() {
            return texts.isEmpty();
        }
    }

    @Override
    public List<Group> add(int step, List<Group> judged) {
        tooLong = 0;
        List<Written> written = judged.stream().map(g -> written(step, g)).toList();
        List<Problem> problems = judged.stream().map(Group::problem).toList();
        List<List<Verdict>> verdicts = Judge.judge(
                parts.mixture(), problems, written.stream().map(Written::texts).toList(), parts.workers());
        List<List<PolicyScores.Scored>> scores = parts.scores().of(trees(judged, written));
        List<Group> groups = new ArrayList<>();
        int tree = 0;
        for (int g = 0; g < judged.size(); g++) {
            Written w = written.get(g);
            groups.add(
                    w.isEmpty() ? judged.get(g) : filled(step, judged.get(g), w, verdicts.get(g), scores.get(tree++)));
        }
        return groups;
    }

    private Written written(int step, Group group) {
        List<String> texts = new ArrayList<>();
        List<DemonstrationTokens> tokens = new ArrayList<>();
        for (int i = 0; rule.serves(group) && i < rule.added(); i++) {
            TaskFamily family = parts.mixture().family(group.problem());
            String text = family.demonstrate(group.problem(), rule.style(), key(step, group, i).draws());
            DemonstrationTokens shown = parts.text().marked(family, group.problem(), text);
            if (parts.fits(step, group.prompt(), shown.own().length)) {
                texts.add(text);
                tokens.add(shown);
            } else {
                tooLong++;
            }
        }
        return new Written(texts, tokens);
    }

    private Key key(int step, Group group, int i) {
        return parts.seed().at("demonstration").at(step).at(group.number()).at(i);
    }

    private static List<TokenTree> trees(List<Group> groups, List<Written> written) {
        List<TokenTree> trees = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (!written.get(g).isEmpty()) {
                trees.add(new TokenTree(
                        groups.get(g).prompt(),
                        written.get(g).tokens().stream().map(t -> t.tree().continuations().getFirst()).toList()));
            }
        }
        return trees;
    }

    private Group filled(
            int step, Group group, Written written, List<Verdict> verdicts, List<PolicyScores.Scored> scores) {
        Group filled = group;
        for (int i = 0; i < verdicts.size(); i++) {
            DemonstrationTokens shown = written.tokens().get(i);
            int[] ids = shown.tree().continuations().getFirst();
            float[] certain = new float[ids.length]; // log 1
            var completion = new Completion(
                    group.prompt(), ids, scores.get(i).logProbs(), certain, scores.get(i).entropies(), shown.own(),
                    StopReason.END_TOKEN);
            filled = filled.with(Rollout.judged(
                    filled.nextId(), key(step, group, i), Versions.of(step - 1), completion, written.texts().get(i),
                    verdicts.get(i))
                    .as(filled.nextId(), Origin.DEMONSTRATED));
        }
        return filled;
    }

    @Override
    public void report(Metrics metrics) {
        metrics.put("demonstrations/too_long", tooLong);
    }
}

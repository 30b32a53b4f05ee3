package dev.hone.training.supplement;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.VersionChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Groups as text, one JSON object a line, bit for bit: what a checkpoint keeps of a [ReplayBuffer].
///
/// Only what was drawn and judged is written; rewards and advantages are made again. Numbers of float32 are written as
/// their bits.
public final class StoredGroups {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredGroups() {}

    record Line(Problem problem, int[] prompt, List<One> rollouts) {}

    record One(
            String id, long stream, int version, List<VersionChange> changes, int[] ids, int[] logProbs,
            int[] behaviour, int[] entropies,
            boolean[] own, StopReason stop, String text, String verdict, double share, String reason,
            List<Double> turnRewards) {}

    /// Writes groups whose rollouts were all judged.
    public static String write(List<Group> groups) {
        return groups.stream().map(g -> JSON.writeValueAsString(line(g)) + "\n").collect(Collectors.joining());
    }

    /// Reads them back.
    ///
    /// @throws InputException if the text has another form
    public static List<Group> read(String text) {
        try {
            return text.lines().map(line -> group(JSON.readValue(line, Line.class))).toList();
        } catch (JacksonException e) {
            throw new InputException("kept rollouts cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Line line(Group g) {
        return new Line(g.problem(), g.prompt(), g.rollouts().stream().map(StoredGroups::one).toList());
    }

    private static One one(Rollout r) {
        Completion c = r.completion();
        return new One(
                r.id().toString(), r.stream().state(), r.versions().first(), r.versions().changes(), c.ids(),
                bits(c.logProbs()),
                bits(c.behaviourLogProbs()), bits(c.entropies()), c.own(), c.stop(), r.text(), r.verdict().kind(),
                r.score().orElseThrow(), r.verdict().reason(), r.turnRewards());
    }

    private static Group group(Line line) {
        return new Group(
                line.problem, line.prompt, line.rollouts.stream().map(one -> rollout(line.prompt, one)).toList());
    }

    private static Rollout rollout(int[] prompt, One one) {
        float[] policy = floats(one.logProbs);
        var completion = new Completion(
                prompt, one.ids, policy, floats(one.behaviour), floats(one.entropies), one.own, one.stop);
        return Rollout.judged(
                RolloutId.parse(one.id), new Key(one.stream), new Versions(one.version, one.changes), completion,
                one.text, verdict(one))
                .withTurnRewards(one.turnRewards);
    }

    private static Verdict verdict(One one) {
        return switch (one.verdict) {
            case "correct" -> new Verdict.Correct(one.reason);
            case "incorrect" -> new Verdict.Incorrect(one.reason);
            case "partial" -> new Verdict.Partial(one.share, one.reason);
            case "unparseable" -> new Verdict.Unparseable(one.reason);
            default -> throw new InputException("kept rollouts cannot be read: no verdict is '" + one.verdict + "'");
        };
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
    }

    private static float[] floats(int[] bits) {
        float[] values = new float[bits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(bits[i]);
        }
        return values;
    }
}

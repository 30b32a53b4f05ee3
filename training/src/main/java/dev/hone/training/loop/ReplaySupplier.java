package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Metrics;
import dev.hone.training.supplement.ReplayBuffer;
import dev.hone.training.supplement.ReplaySuccesses;
import dev.hone.training.supplement.StoredGroups;
import dev.hone.training.tokens.Origin;
import java.util.List;
import java.util.Optional;

/// Keeps right completions, and gives them back to groups of the same problem that have none.
final class ReplaySupplier implements GroupSupplier {
    private final ReplaySuccesses rule;
    private ReplayBuffer buffer = ReplayBuffer.EMPTY;

    ReplaySupplier(ReplaySuccesses rule) {
        this.rule = rule;
    }

    @Override
    public List<Group> add(int step, List<Group> judged) {
        return judged.stream().map(g -> rule.serves(g) ? filled(step, g) : g).toList();
    }

    private Group filled(int step, Group group) {
        Group filled = group;
        for (Rollout r : buffer.of(group.problem(), step - 1 - rule.maxAge()).stream().limit(rule.added()).toList()) {
            filled = filled.with(r.as(filled.nextId(), Origin.REPLAYED));
        }
        return filled;
    }

    @Override
    public void seen(List<Group> groups) {
        if (rule.added() > 0) {
            buffer = buffer.with(
                    groups.stream().flatMap(g -> successes(g).stream()).toList(), rule.added(), rule.capacity());
        }
    }

    private static Optional<Group> successes(Group group) {
        List<Rollout> right = group.sampled().stream().filter(r -> r.score().orElse(0) >= 1).toList();
        return right.isEmpty() ? Optional.empty() : Optional.of(group.withRollouts(right));
    }

    @Override
    public void report(Metrics metrics) {
        metrics.put("replay/kept", buffer.size());
    }

    @Override
    public String memory() {
        return StoredGroups.write(buffer.groups());
    }

    @Override
    public void recall(String memory) {
        buffer = new ReplayBuffer(StoredGroups.read(memory));
    }
}

package dev.hone.training.supplement;

import dev.hone.tasks.Problem;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rollouts that were kept, by problem, the problem that was added to longest ago first. A value: what is added makes
/// another buffer.
public record ReplayBuffer(List<Group> groups) {
    /// Nothing was kept yet.
    public static final ReplayBuffer EMPTY = new ReplayBuffer(List.of());

    public ReplayBuffer {
        groups = List.copyOf(groups);
    }

    private record Name(String family, String id) {
        static Name of(Problem problem) {
            return new Name(problem.family(), problem.id());
        }
    }

    /// The buffer with the rollouts of these groups behind those that it has of the same problems. Of each problem the
    /// last `each` stay, and the last `capacity` problems.
    public ReplayBuffer with(List<Group> more, int each, int capacity) {
        Map<Name, Group> kept = new LinkedHashMap<>();
        groups.forEach(g -> kept.put(Name.of(g.problem()), g));
        for (Group g : more) {
            Name name = Name.of(g.problem());
            List<Rollout> rollouts = new ArrayList<>();
            Optional.ofNullable(kept.remove(name)).ifPresent(old -> rollouts.addAll(old.rollouts()));
            rollouts.addAll(g.rollouts());
            int from = Math.max(0, rollouts.size() - each);
            kept.put(name, new Group(g.problem(), g.prompt(), rollouts.subList(from, rollouts.size())));
        }
        List<Group> all = List.copyOf(kept.values());
        return new ReplayBuffer(all.subList(Math.max(0, all.size() - capacity), all.size()));
    }

    /// The rollouts of a problem that weights of this version or later ones drew, the newest first.
    public List<Rollout> of(Problem problem, int oldest) {
        Name name = Name.of(problem);
        return groups.stream()
                .filter(g -> Name.of(g.problem()).equals(name))
                .flatMap(g -> g.rollouts().reversed().stream())
                .filter(r -> r.versions().first() >= oldest)
                .toList();
    }

    /// Rollouts in all groups.
    public int size() {
        return groups.stream().mapToInt(g -> g.rollouts().size()).sum();
    }
}

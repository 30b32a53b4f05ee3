package dev.hone.training.reward;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The reward functions that a program gives a run, by name, and how long one call may take.
///
/// `score`, what the verifier said, is always among them. The recipe's `rewards` says which count, and how much.
public final class RewardFunctions {
    /// The name of the verifier's score.
    public static final String SCORE = "score";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

    private final Map<String, RewardFunction> byName;
    private final Map<String, GroupRewardFunction> ofGroups;
    private final Duration limit;

    private RewardFunctions(
            Map<String, RewardFunction> byName, Map<String, GroupRewardFunction> ofGroups, Duration limit) {
        this.byName = byName;
        this.ofGroups = ofGroups;
        this.limit = limit;
    }

    /// The verifier's score alone; a call may take a minute.
    public static RewardFunctions scoreAlone() {
        return new RewardFunctions(
                Map.of(SCORE, (problem, rollout) -> rollout.score().orElseThrow()), Map.of(), USUAL_LIMIT);
    }

    /// The same with one function more.
    ///
    /// @throws IllegalArgumentException if the name is taken, or has other characters than a-z, 0-9, - and _
    public RewardFunctions with(String name, RewardFunction function) {
        requireFree(name);
        Map<String, RewardFunction> more = new LinkedHashMap<>(byName);
        more.put(name, function);
        return new RewardFunctions(more, ofGroups, limit);
    }

    /// The same with one function more that sees all rollouts of a problem at once.
    ///
    /// @throws IllegalArgumentException if the name is taken, or has other characters than a-z, 0-9, - and _
    public RewardFunctions withGroup(String name, GroupRewardFunction function) {
        requireFree(name);
        Map<String, GroupRewardFunction> more = new LinkedHashMap<>(ofGroups);
        more.put(name, function);
        return new RewardFunctions(byName, more, limit);
    }

    private void requireFree(String name) {
        requireName(name);
        if (names().contains(name)) {
            throw new IllegalArgumentException("there is already a reward '" + name + "'");
        }
    }

    /// @throws IllegalArgumentException if a reward other than the score cannot have this name
    static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(SCORE)) {
            throw new IllegalArgumentException("a reward is named with a-z, 0-9, - and _, a letter first, and not '"
                    + SCORE + "', which is the verifier's: '" + name + "'");
        }
    }

    /// The same with another limit for one call.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public RewardFunctions within(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("the time for a reward must be positive: " + time);
        }
        return new RewardFunctions(byName, ofGroups, time);
    }

    /// The function of single rollouts of this name, where there is one.
    public Optional<RewardFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The function of whole groups of this name, where there is one.
    public Optional<GroupRewardFunction> findGroup(String name) {
        return Optional.ofNullable(ofGroups.get(name));
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        names.addAll(ofGroups.keySet());
        return names;
    }

    Duration limit() {
        return limit;
    }
}

package dev.hone.training.record.flag;

import java.util.List;
import java.util.Optional;

/// Looks at the metrics of a run up to its newest line and says, in words, what is wrong.
///
/// A rule is a pure function: the same metrics give the same flags, in a run, after a resume, and long afterwards.
public sealed interface FlagRule
        permits AllRewardsEqual, LengthJump, Repeating, EntropyCollapse, FormatGaming, RewardWithoutAccuracy,
        FlagRule.Custom {
    /// As the records spell it.
    String name();

    /// What it means when the rule raises its flag, in a sentence.
    String meaning();

    /// What is wrong after the newest line, or nothing.
    Optional<String> at(Series series);

    /// All rules with the settings that runs use.
    static List<FlagRule> all() {
        return List.of(
                new AllRewardsEqual(),
                new LengthJump(),
                new Repeating(),
                new EntropyCollapse(),
                new FormatGaming(),
                new RewardWithoutAccuracy());
    }

    /// A rule of the user's own.
    non-sealed interface Custom extends FlagRule {
        @Override
        default String meaning() {
            return "A rule of the program that made the run.";
        }
    }
}

package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The judged completions of a batch, group by group, as an estimator sees them: the rewards and the other columns
/// that some members need.
///
/// Shapes: `rewards[group][sample]`, `lengths[group][sample]`; groups may differ in size. Units: rewards after shaping;
/// lengths in tokens.
/// Throws: `IllegalArgumentException` where the columns' shapes differ, a reward is not finite, or a column is there
/// twice.
public record Samples(double[][] rewards, int[][] lengths, List<Column> columns) {
    public Samples {
        columns = List.copyOf(columns);
        if (rewards.length != lengths.length) {
            throw new IllegalArgumentException(
                    rewards.length + " groups of rewards, " + lengths.length + " of lengths");
        }
        for (int g = 0; g < rewards.length; g++) {
            if (rewards[g].length != lengths[g].length) {
                throw new IllegalArgumentException("group " + g + ": " + rewards[g].length + " rewards, "
                        + lengths[g].length + " lengths");
            }
            for (int s = 0; s < rewards[g].length; s++) {
                if (!Double.isFinite(rewards[g][s])) {
                    throw new IllegalArgumentException("group " + g + ", sample " + s + ": the reward is "
                            + rewards[g][s] + "; an estimator needs a finite number");
                }
                if (lengths[g][s] < 1) {
                    throw new IllegalArgumentException("group " + g + ", sample " + s + ": " + lengths[g][s]
                            + " tokens; a completion has at least 1");
                }
            }
        }
        if (!columns.isEmpty()) {
            check(new Samples(rewards, lengths), columns);
        }
    }

    /// Samples of which rewards and lengths alone are known.
    public Samples(double[][] rewards, int[][] lengths) {
        this(rewards, lengths, List.of());
    }

    /// Samples of one token each, for estimators that look at rewards alone.
    public static Samples of(double[]... rewards) {
        int[][] lengths = new int[rewards.length][];
        for (int g = 0; g < rewards.length; g++) {
            lengths[g] = new int[rewards[g].length];
            Arrays.fill(lengths[g], 1);
        }
        return new Samples(rewards, lengths);
    }

    /// The same samples with one column more.
    public Samples with(Column column) {
        return new Samples(rewards, lengths, Stream.concat(columns.stream(), Stream.of(column)).toList());
    }

    /// Whether a column is known.
    public boolean has(Column.Kind kind) {
        return columns.stream().anyMatch(c -> c.kind() == kind);
    }

    /// The column of this type.
    ///
    /// @throws IllegalStateException if it is not known
    public <C extends Column> C column(Class<C> type) {
        return columns.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the samples have no column " + type.getSimpleName() + "; it is read by this advantage"));
    }

    /// Number of groups.
    public int groups() {
        return rewards.length;
    }

    /// Number of judged completions in group g.
    public int size(int g) {
        return rewards[g].length;
    }

    private static void check(Samples bare, List<Column> columns) {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            column.check(bare);
            if (columns.subList(0, c).stream().anyMatch(other -> other.kind() == column.kind())) {
                throw new IllegalArgumentException("there are two columns of " + column.kind().meaning());
            }
        }
    }
}

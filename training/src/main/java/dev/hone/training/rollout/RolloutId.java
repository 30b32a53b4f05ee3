package dev.hone.training.rollout;

import dev.hone.foundation.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names one rollout of a run: optimizer batch, group within the batch (refilled groups count on), sample within the
/// group. Written `STEP.GROUP.SAMPLE`, e.g. `12.3.0`.
public record RolloutId(int step, int group, int sample) implements Comparable<RolloutId> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    public RolloutId {
        if (step < 0 || group < 0 || sample < 0) {
            throw new IllegalArgumentException("a rollout's numbers must not be negative: " + step + "." + group + "."
                    + sample);
        }
    }

    /// Reads the written form.
    ///
    /// @throws InputException if the text has another form
    public static RolloutId parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new InputException("'" + text + "' names no rollout; the form is STEP.GROUP.SAMPLE, e.g. 12.3.0");
        }
        return new RolloutId(
                Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
    }

    @Override
    public int compareTo(RolloutId other) {
        int byStep = Integer.compare(step, other.step);
        int byGroup = Integer.compare(group, other.group);
        return byStep != 0 ? byStep : byGroup != 0 ? byGroup : Integer.compare(sample, other.sample);
    }

    @Override
    public String toString() {
        return step + "." + group + "." + sample;
    }
}

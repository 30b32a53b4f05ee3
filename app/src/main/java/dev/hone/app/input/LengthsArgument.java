package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.training.schedule.simulate.FixedLength;
import dev.hone.training.schedule.simulate.Lengths;
import dev.hone.training.schedule.simulate.LogNormalLengths;
import dev.hone.training.schedule.simulate.UniformLengths;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A distribution of lengths as the command line spells it: `fixed:64`, `uniform:10-100`, `lognormal:200,0.8,4096`.
public final class LengthsArgument {
    private static final String COUNT = "([0-9]{1,9})";
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern FIXED = Pattern.compile(COUNT);
    private static final Pattern UNIFORM = Pattern.compile(COUNT + "-" + COUNT);
    private static final Pattern LOG_NORMAL = Pattern.compile(NUMBER + "," + NUMBER + "," + COUNT);

    private LengthsArgument() {}

    /// Reads it.
    ///
    /// @throws InputException if it has another form
    public static Lengths parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String settings = colon < 0 ? "" : text.substring(colon + 1);
        try {
            return switch (name) {
                case "fixed" -> {
                    Matcher m = match(text, FIXED, settings, "fixed:64");
                    yield new FixedLength(Integer.parseInt(m.group(1)));
                }
                case "uniform" -> {
                    Matcher m = match(text, UNIFORM, settings, "uniform:10-100");
                    yield new UniformLengths(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
                }
                case "lognormal" -> {
                    Matcher m = match(text, LOG_NORMAL, settings, "lognormal:200,0.8,4096");
                    yield new LogNormalLengths(
                            Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2)),
                            Integer.parseInt(m.group(3)));
                }
                default -> throw new InputException("--lengths " + text + ": no distribution '" + name + "'"
                        + Nearest.hint(name, List.of("fixed", "uniform", "lognormal")));
            };
        } catch (IllegalArgumentException e) {
            throw new InputException("--lengths " + text + ": " + e.getMessage(), e);
        }
    }

    private static Matcher match(String text, Pattern form, String settings, String example) {
        Matcher m = form.matcher(settings);
        if (!m.matches()) {
            throw new InputException("--lengths " + text + ": write it like " + example);
        }
        return m;
    }
}

package dev.hone.tasks.environment.games;

import dev.hone.tasks.verifiers.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads setups.
final class Setup {
    /// Longer texts are not looked at.
    private static final int LONGEST = 256;

    private Setup() {}

    /// The groups of a setup of this form.
    static String[] groups(String setup, String form) {
        Matcher m = Pattern.compile(form).matcher(setup);
        if (setup.length() > LONGEST || !m.matches()) {
            throw new IllegalArgumentException(Excerpt.of(setup) + " is no setup; the form is " + form);
        }
        String[] groups = new String[m.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = m.group(i + 1);
        }
        return groups;
    }

    /// The groups of a setup of this form, all of which are numbers.
    static int[] numbers(String setup, String form) {
        return java.util.Arrays.stream(groups(setup, form)).mapToInt(Integer::parseInt).toArray();
    }
}

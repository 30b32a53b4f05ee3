package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.families.Chains;
import dev.hone.tasks.families.ColumnAddition;
import dev.hone.tasks.families.ColumnSubtraction;
import dev.hone.tasks.families.Countdown;
import dev.hone.tasks.families.DigitSorting;
import dev.hone.tasks.families.TrialSearch;
import dev.hone.tasks.families.WordedSums;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The families that need no files, by name.
public final class Families {
    private static final Pattern MODULO = Pattern.compile("mod([1-9]\\d{0,2})-chains");

    private static final List<TaskFamily> ALL = List.of(
            Chains.sums(),
            Chains.products(),
            Chains.modulo(10),
            Chains.modulo(97),
            new ColumnAddition(),
            new ColumnSubtraction(),
            new DigitSorting(),
            new TrialSearch(),
            new Countdown(),
            new WordedSums());

    private Families() {}

    /// Every family, in the order in which lists show them. `mod10-chains` and `mod97-chains` stand for all moduli.
    public static List<TaskFamily> all() {
        return ALL;
    }

    /// The family with this name; `modN-chains` exists for every N of 2 .. 999.
    ///
    /// Throws: [InputException] with the nearest name.
    public static TaskFamily named(String name) {
        for (TaskFamily family : ALL) {
            if (family.name().equals(name)) {
                return family;
            }
        }
        Matcher modulo = MODULO.matcher(name);
        if (modulo.matches() && !modulo.group(1).equals("1")) {
            return Chains.modulo(Integer.parseInt(modulo.group(1)));
        }
        throw new InputException("there is no task '" + name + "'"
                + Nearest.hint(name, ALL.stream().map(TaskFamily::name).toList()));
    }
}

package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.families.Chains;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The families that need no files, by name: Hone's, and those from outside that `java.util.ServiceLoader` finds (a
/// public constructor without arguments, listed in `META-INF/services/dev.hone.tasks.TaskFamily` or in its module's
/// `provides`), one by one or several as [OwnFamilies].
public final class Families {
    private static final Pattern MODULO = Pattern.compile("mod([1-9]\\d{0,2})-chains");

    private Families() {}

    /// Every family, in the order in which lists show them. `mod10-chains` and `mod97-chains` stand for all moduli.
    ///
    /// Throws: [InputException] where a family from outside has a name that is taken.
    public static List<TaskFamily> all() {
        List<TaskFamily> all = new ArrayList<>(Shipped.FAMILIES);
        List<TaskFamily> found = new ArrayList<>();
        ServiceLoader.load(TaskFamily.class).forEach(found::add);
        ServiceLoader.load(OwnFamilies.class).forEach(several -> found.addAll(several.families()));
        for (TaskFamily own : found) {
            if (TaskSpec.FROM_FILES.contains(own.name())
                    || all.stream().anyMatch(family -> family.name().equals(own.name()))) {
                throw new InputException(own.getClass().getName() + ": there is a task '" + own.name()
                        + "' already; give it another name");
            }
            all.add(own);
        }
        return List.copyOf(all);
    }

    /// The family with this name; `modN-chains` exists for every N of 2 .. 999.
    ///
    /// Throws: [InputException] with the nearest name.
    public static TaskFamily named(String name) {
        return find(name)
                .orElseThrow(() -> new InputException("there is no task '" + name + "'"
                        + Nearest.hint(name, names())));
    }

    /// Whether a family has this name.
    public static boolean exists(String name) {
        return find(name).isPresent();
    }

    /// The names of all tasks, those from files (see [TaskSpec]) included.
    public static List<String> names() {
        return Stream.concat(all().stream().map(TaskFamily::name), TaskSpec.FROM_FILES.stream()).toList();
    }

    private static Optional<TaskFamily> find(String name) {
        for (TaskFamily family : all()) {
            if (family.name().equals(name)) {
                return Optional.of(family);
            }
        }
        Matcher modulo = MODULO.matcher(name);
        return modulo.matches() && !modulo.group(1).equals("1")
                ? Optional.of(Chains.modulo(Integer.parseInt(modulo.group(1))))
                : Optional.empty();
    }
}

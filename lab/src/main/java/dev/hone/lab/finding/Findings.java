package dev.hone.lab.finding;

import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;

/// Collects what checks find. Belongs to one thread.
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /// Notes something wrong.
    public void error(String place, String message) {
        all.add(new Finding(Finding.Severity.ERROR, place, message));
    }

    /// Notes something worth a look.
    public void warning(String place, String message) {
        all.add(new Finding(Finding.Severity.WARNING, place, message));
    }

    /// Notes a fault that a reader threw; its message begins with its place.
    public void error(InputException fault) {
        String message = fault.getMessage();
        int end = message.indexOf(": ");
        error(end < 0 ? "" : message.substring(0, end), end < 0 ? message : message.substring(end + 2));
    }

    /// Everything, in the order in which it was found.
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /// Only what is wrong.
    public List<Finding> errors() {
        return all.stream().filter(f -> f.severity() == Finding.Severity.ERROR).toList();
    }
}

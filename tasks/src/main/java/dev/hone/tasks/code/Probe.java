package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks from inside whether each wall and limit is there. What it prints are facts; [#missing] judges them.
final class Probe {
    /// Longer than a machine under load takes to put the walls up.
    private static final Duration WALL = Duration.ofSeconds(20);

    private static final String LOOK = """
            while read -r line; do case $line in Cap*|NoNewPrivs*) echo "$line" ;; esac; done < /proc/self/status
            while read -r line; do echo "$line"; done < /proc/self/limits
            while read -r name _; do case $name in *:) echo "device $name" ;; esac; done < /proc/net/dev
            read -r segments < /proc/sys/kernel/shmmni; echo "segments $segments"
            [ ! -e "$1" ] || echo "sees $1"
            if kill -0 "$2"; then echo "reaches $2"; fi
            for file in /program/x /proc/sys/kernel/hostname /usr/lib/x /x; do
                if { echo x > $file; }; then echo "writes $file"; fi
            done 2> /dev/null
            if { : > /box/x; }; then echo "box"; fi
            """;

    /// The rows of `/proc/self/limits`, and what each bounds.
    private static final Map<String, String> ROWS = Map.of(
            "cpu", "Max cpu time", "data", "Max data size", "as", "Max address space", "nproc", "Max processes",
            "fsize", "Max file size", "nofile", "Max open files");

    private static final Map<String, String> NAMES = Map.of(
            "cpu", "processor time", "data", "memory", "as", "address space", "nproc", "processes",
            "fsize", "sizes of files", "nofile", "open files");

    private Probe() {}

    /// Throws: [InputException] that names what cannot be had.
    static void of(Walls walls, CodeLimits limits) throws IOException, InterruptedException {
        Interpreter shell = new Interpreter(List.of("sh"), "", Set.of(), 1L << 20, 0);
        try (Cell cell = Cell.open()) {
            String seen = cell.folder().toString();
            String pid = Long.toString(ProcessHandle.current().pid());
            CodeOutcome outcome = cell.run(
                    walls.around(cell.folder(), limits, shell, List.of("sh", "-c", LOOK, "look", seen, pid)),
                    "", CodeLimits.USUAL.withWall(WALL), Long.MAX_VALUE);
            if (!(outcome instanceof CodeOutcome.Exited(int code, String facts, String errors)) || code != 0) {
                throw new InputException("programs cannot be run behind walls here ("
                        + (outcome instanceof CodeOutcome.Exited e && !e.errors().isBlank()
                                ? e.errors().strip().lines().reduce("", (a, b) -> b)
                                : outcome.reason())
                        + "); this needs user namespaces, or root outside a container");
            }
            List<String> missing = missing(facts, Walls.resources(limits, shell));
            if (!missing.isEmpty()) {
                throw new InputException("programs are not run here, because this machine cannot limit: "
                        + String.join(", ", missing));
            }
        }
    }

    /// What the facts show to be missing, by name.
    static List<String> missing(String facts, String resources) {
        List<String> missing = new ArrayList<>();
        List<String> lines = facts.lines().toList();
        if (lines.stream().anyMatch(l -> l.startsWith("sees ") || l.startsWith("writes "))) {
            missing.add("files outside its folder");
        }
        if (!lines.contains("box")) {
            missing.add("a folder of its own");
        }
        if (!lines.contains("device lo:")
                || lines.stream().anyMatch(l -> l.startsWith("device ") && !l.equals("device lo:"))) {
            missing.add("network");
        }
        if (!lines.contains("segments 0")) {
            missing.add("shared memory (root can, or a Linux of 6.9 or newer)");
        }
        if (lines.stream().anyMatch(l -> l.startsWith("reaches "))) {
            missing.add("other processes");
        }
        if (!nothing(lines, "CapEff:") || !nothing(lines, "CapPrm:") || !nothing(lines, "CapBnd:")
                || lines.stream().noneMatch(l -> l.matches("NoNewPrivs:\\s+1"))) {
            missing.add("rights");
        }
        Map<String, String> wanted = new HashMap<>();
        for (String option : resources.split(" ")) {
            wanted.put(option.substring(2, option.indexOf('=')), option.substring(option.indexOf(':') + 1));
        }
        ROWS.keySet().stream().sorted()
                .filter(name -> !limited(lines, ROWS.getOrDefault(name, ""), wanted.getOrDefault(name, "")))
                .map(name -> NAMES.getOrDefault(name, name))
                .forEach(missing::add);
        return missing;
    }

    private static boolean nothing(List<String> lines, String set) {
        return lines.stream().anyMatch(l -> l.matches(Pattern.quote(set) + "\\s+0+"));
    }

    /// Whether soft and hard limit of a row are this number.
    private static boolean limited(List<String> lines, String row, String wanted) {
        Pattern form = Pattern.compile(Pattern.quote(row) + "\\s+(\\d+)\\s+(\\d+)\\s.*");
        return lines.stream().map(form::matcher).filter(Matcher::matches)
                .anyMatch(m -> m.group(1).equals(wanted) && m.group(2).equals(wanted));
    }
}

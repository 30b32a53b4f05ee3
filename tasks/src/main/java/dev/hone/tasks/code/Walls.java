package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The command that puts a program behind walls, made of what every Linux distribution has: `unshare`, `mount`,
/// `pivot_root`, `prlimit`, `setpriv`, `timeout` and a shell.
///
/// The program sees a file system of its own, with only what it needs of the machine's, read-only, and one small folder
/// to write; no network; no process but its own; and has no rights (no capabilities, none to gain). A user of
/// the machine begins in a user namespace; root makes the walls as itself and then becomes nobody.
record Walls(Map<String, Path> tools, String identity, String script) {
    static final String MAPPED = "mapped";
    static final String NOBODY = "65534";
    static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "HOME", "/box", "TMPDIR", "/box", "LANG", "C.UTF-8",
            "MALLOC_ARENA_MAX", "1");

    /// Those that are called inside.
    private static final List<String> SHOWN = List.of("sh", "prlimit", "setpriv", "timeout", "unshare");
    private static final List<String> TOOLS =
            List.of("sh", "prlimit", "setpriv", "timeout", "unshare", "mount", "umount", "pivot_root", "readlink");
    private static final List<String> NAMESPACES =
            List.of("--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child");
    private static final List<Path> LIBRARIES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"), Path.of("/lib64"), Path.of("/bin"));

    /// Throws: [InputException] where the machine lacks what the walls are made of.
    static Walls find() throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new InputException("programs are run behind walls that only Linux has, not "
                    + System.getProperty("os.name"));
        }
        Map<String, Path> tools = new java.util.HashMap<>();
        for (String tool : TOOLS) {
            tools.put(tool, where(tool).orElseThrow(() -> new InputException("programs cannot be limited without '"
                    + tool + "', which is not here; install util-linux, mount and coreutils")));
        }
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        try (InputStream in = Walls.class.getResourceAsStream("contain.sh")) {
            if (in == null) {
                throw new IllegalStateException("contain.sh is not among the classes");
            }
            return new Walls(Map.copyOf(tools), root ? NOBODY : MAPPED,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Optional<Path> where(String tool) {
        for (String folder : ENVIRONMENT.getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// The command that runs `command` inside; `folder` has the empty folder `root` and the folder `program`.
    List<String> around(Path folder, CodeLimits limits, Interpreter interpreter, List<String> command) {
        List<String> all = new ArrayList<>();
        all.add(tool("unshare"));
        if (identity.equals(MAPPED)) {
            all.addAll(List.of("--user", "--map-root-user"));
        }
        all.addAll(NAMESPACES);
        all.addAll(List.of("--", tool("sh"), "-c", script, "contain", folder.resolve("root").toString(),
                folder.resolve("program").toString(), Long.toString(limits.folder()), identity,
                resources(limits, interpreter)));
        all.addAll(shown(interpreter.shown()));
        all.addAll(List.of("--", tool("timeout"), "-s", "KILL", Long.toString(seconds(limits.wall().toMillis()))));
        all.addAll(command);
        return all;
    }

    private String tool(String name) {
        return String.valueOf(tools.get(name));
    }

    /// The kernel's own limits. They are of one process each: [Watch] adds up. Times are a second longer than asked
    /// for, so that it is the watch that says why a program ended.
    static String resources(CodeLimits limits, Interpreter interpreter) {
        long memory = limits.memory() + interpreter.memory();
        return String.join(" ",
                both("cpu", seconds(limits.processor().toMillis())),
                both("data", memory),
                both("as", memory + interpreter.addresses()),
                both("nproc", limits.processes()),
                both("fsize", Math.max(limits.folder(), limits.output())),
                both("nofile", 64),
                both("core", 0),
                both("memlock", 0),
                both("msgqueue", 0));
    }

    private static String both(String name, long value) {
        return "--" + name + "=" + value + ":" + value;
    }

    private static long seconds(long millis) {
        return Math.ceilDiv(millis, 1000L) + 1;
    }

    /// Each folder and file once, outer ones first, links beside what they lead to.
    private List<String> shown(Collection<Path> own) {
        TreeSet<Path> all = new TreeSet<>(own);
        LIBRARIES.stream().filter(Files::exists).forEach(all::add);
        for (String tool : SHOWN) {
            Path file = Path.of(tool(tool));
            all.add(file);
            try {
                all.add(file.toRealPath());
            } catch (IOException e) {
                throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        List<String> outer = new ArrayList<>();
        for (Path path : all) {
            boolean inside = all.stream().anyMatch(p -> !p.equals(path) && path.startsWith(p));
            if (!inside) {
                outer.add(path.toString());
            }
        }
        return outer;
    }
}

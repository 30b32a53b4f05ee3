package dev.hone.app.command;

import dev.hone.app.input.Program;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.training.run.Manifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.incubator.vector.FloatVector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone env`: what a report of a problem should contain.
@Command(name = "env", description = "Show versions, processor, memory and flags.")
final class EnvCommand implements Callable<Integer> {
    private static final long MIB = 1 << 20;

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    EnvCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, String> texts = texts();
        Map<String, Long> numbers = numbers();
        List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (json) {
            var object = new Json();
            texts.forEach(object::put);
            numbers.forEach(object::put);
            terminal.line(object.putTexts("flags", flags));
            return ExitCode.OK;
        }
        var table = new Table();
        texts.forEach((name, value) -> table.row(name, value));
        numbers.forEach((name, value) -> table.row(name, String.valueOf(value)));
        flags.forEach(flag -> table.row("flag", flag));
        table.lines().forEach(terminal::line);
        return ExitCode.OK;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("hone", Program.version());
        texts.put("commit", Program.commit().orElse("unknown"));
        texts.put("home", Program.home().map(Path::toString).orElse("unknown"));
        texts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        texts.put("java_home", System.getProperty("java.home"));
        texts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        texts.put("processor", Manifest.processorName());
        return texts;
    }

    private static Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("cores", (long) Runtime.getRuntime().availableProcessors());
        numbers.put("vector_bits", (long) FloatVector.SPECIES_PREFERRED.vectorBitSize());
        numbers.put("memory_mib", memory() / MIB);
        numbers.put("heap_mib", Runtime.getRuntime().maxMemory() / MIB);
        return numbers;
    }

    /// The machine's memory in bytes; 0 where the system does not say.
    private static long memory() {
        Path file = Path.of("/proc/meminfo");
        try {
            for (String line : Files.isReadable(file) ? Files.readAllLines(file) : List.<String>of()) {
                if (line.startsWith("MemTotal:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
            return 0;
        } catch (IOException unreadable) { // the number is for people
            return 0;
        }
    }
}

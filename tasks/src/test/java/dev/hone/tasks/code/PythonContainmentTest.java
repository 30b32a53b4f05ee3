package dev.hone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A Python program that tries to break out")
class PythonContainmentTest {
    private static CodeRunner runner;

    @TempDir
    private Path outside;

    @BeforeAll
    static void open() {
        runner = Runners.of(Language.PYTHON);
    }

    private static String out(String source) {
        CodeOutcome outcome = runner.run(Program.of(source));
        assertThat(outcome).isInstanceOf(CodeOutcome.Exited.class);
        CodeOutcome.Exited exited = (CodeOutcome.Exited) outcome;
        assertThat(exited.errors()).isEmpty();
        assertThat(exited.code()).isZero();
        return exited.output().strip();
    }

    /// What each attempt ends with: the name of the error, or `did it`.
    private static List<String> attempts(List<String> statements) {
        StringBuilder source = new StringBuilder("import os, socket, sys, ctypes, signal\n");
        for (String statement : statements) {
            source.append("try:\n    ").append(statement).append("\n    print('did it')\n")
                    .append("except BaseException as e:\n    print(type(e).__name__)\n");
        }
        return out(source.toString()).lines().toList();
    }

    private static String attempt(String statement) {
        return attempts(List.of(statement)).getLast();
    }

    @Test
    void runsAndReadsItsInput() {
        assertThat(runner.run(new Program("print(int(input()) + int(input()))", "40\n2\n")))
                .isEqualTo(new CodeOutcome.Exited(0, "42\n", ""));
        assertThat(attempt("pass")).isEqualTo("did it");
    }

    @Test
    void writesItsOwnFolderWhichIsEmptyAndForgotten() {
        String program = """
                import os
                print(os.listdir("."), os.getcwd())
                open("kept", "w").write("x")
                print(os.listdir("."))
                """;
        assertThat(out(program)).isEqualTo("[] /box\n['kept']");
        assertThat(out(program)).as("again").isEqualTo("[] /box\n['kept']");
    }

    @Test
    void readsNoFileOfTheMachine() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        assertThat(attempts(Stream.of(
                secret.toString(), "/etc/passwd", "/etc/shadow", "/var", "/tmp", "/sys", "/boot")
                .map(file -> "os.stat('" + file + "')").toList())).hasSize(7).containsOnly("FileNotFoundError");
        assertThat(out("import os; print(os.listdir('/.old'))")).as("the machine's root is gone").isEqualTo("[]");
        assertThat(out("import os; print(sorted(os.listdir('/proc/self/fd')))")).isEqualTo("['0', '1', '2', '3']");
    }

    @Test
    void writesNothingOutside() {
        List<String> ends = attempts(Stream.of(
                "/x", "/program/main.py", "/usr/lib/x", "/usr/x", "/dev/x", "/proc/x", "/proc/sys/kernel/hostname")
                .map(file -> "open('" + file + "', 'w').write('x')").toList());
        assertThat(ends).hasSize(7).isSubsetOf("OSError", "PermissionError", "FileNotFoundError");
    }

    @Test
    void reachesNoServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(attempts(List.of(
                    "socket.create_connection(('127.0.0.1', " + server.getLocalPort() + "), 2)",
                    "socket.create_connection(('1.1.1.1', 53), 2)",
                    "socket.getaddrinfo('example.org', 80)"))).containsExactly("OSError", "OSError", "gaierror");
        }
    }

    @Test
    void signalsAndTracesNobody() {
        long parent = ProcessHandle.current().pid();
        assertThat(attempt("os.kill(" + parent + ", 9)")).isEqualTo("ProcessLookupError");
        assertThat(attempt("os.kill(os.getppid(), signal.SIGKILL)")).as("process 1 ignores it").isEqualTo("did it");
        assertThat(out("import ctypes; print(ctypes.CDLL(None).ptrace(16, " + parent + ", 0, 0))")).isEqualTo("-1");
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void gainsNoRights() {
        assertThat(attempt("os.setuid(1234)")).isIn("PermissionError", "OSError");
        assertThat(attempt("os.chroot('/box')")).isEqualTo("PermissionError");
        // unshare(CLONE_NEWUSER), mount(2)
        assertThat(out("import ctypes; print(ctypes.CDLL(None).unshare(0x10000000))")).isEqualTo("-1");
        assertThat(out("import ctypes; print(ctypes.CDLL(None).mount(b'x', b'/box', b'tmpfs', 0, None))"))
                .isEqualTo("-1");
    }

    @Test
    void aForkBombRunsIntoItsLimit() {
        CodeRunner few = runner.limited(CodeLimits.USUAL.withWall(Duration.ofSeconds(3)));
        CodeOutcome outcome = few.run(Program.of("""
                import os, time
                made = 0
                try:
                    for i in range(1000):
                        if os.fork() == 0:
                            time.sleep(100)
                        made += 1
                except OSError as e:
                    print(type(e).__name__, 50 < made < 64)
                """));
        assertThat(outcome).isEqualTo(new CodeOutcome.Exited(0, "BlockingIOError True\n", ""));
        assertThat(few.run(Program.of("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass")))
                .isInstanceOfAny(CodeOutcome.OutOfTime.class, CodeOutcome.OutOfProcessorTime.class);
        assertThat(out("print('fine')")).isEqualTo("fine");
    }

    @Test
    void memoryRunsIntoItsLimit() {
        CodeRunner small = runner.limited(CodeLimits.USUAL.withMemory(64 << 20));
        assertThat(small.run(Program.of("print(len(bytearray(1 << 20)))")))
                .isEqualTo(new CodeOutcome.Exited(0, "1048576\n", ""));
        assertThat(small.run(Program.of("bytearray(1 << 30)")).reason()).contains("MemoryError");
        // Shared pages belong to no process's data; the watch counts them.
        assertThat(small.run(Program.of("""
                import mmap, time
                pages = mmap.mmap(-1, 200 << 20)
                for i in range(0, 200 << 20, 4096): pages[i] = 1
                time.sleep(5)
                """))).isEqualTo(new CodeOutcome.OutOfMemory(64 << 20));
        // Many processes that each keep to it.
        assertThat(small.run(Program.of("""
                import os, time
                for i in range(8):
                    if os.fork() == 0: break
                pages = bytearray(b"x" * (16 << 20))
                time.sleep(5)
                """))).isEqualTo(new CodeOutcome.OutOfMemory(64 << 20));
        // Files in memory that lie in no folder and are mapped by nobody.
        assertThat(small.run(Program.of("""
                import ctypes, os, time
                for i in range(10):
                    f = ctypes.CDLL(None).memfd_create(b"x", 0)
                    os.write(f, bytes(15 << 20))
                time.sleep(5)
                """))).isEqualTo(new CodeOutcome.OutOfMemory(64 << 20));
        assertThat(out("import ctypes; print(ctypes.CDLL(None).shmget(0, 4096, 0o1600))")).isEqualTo("-1");
        assertThat(attempt("open('big', 'wb').write(bytes(17 << 20))")).isEqualTo("OSError");
    }

    @Test
    void timeRunsOut() {
        CodeRunner hasty = runner.limited(CodeLimits.USUAL.withWall(Duration.ofMillis(700))
                .withProcessor(Duration.ofSeconds(5)));
        assertThat(hasty.run(Program.of("import time; time.sleep(60)")))
                .isEqualTo(new CodeOutcome.OutOfTime(Duration.ofMillis(700)));
        CodeRunner busy = runner.limited(CodeLimits.USUAL.withProcessor(Duration.ofMillis(500)));
        assertThat(busy.run(Program.of("while True: pass")))
                .isEqualTo(new CodeOutcome.OutOfProcessorTime(Duration.ofMillis(500)));
        // Each child takes a little, and has ended when anybody looks.
        assertThat(busy.run(Program.of("""
                import os, time
                while True:
                    if os.fork() == 0:
                        end = time.process_time() + 0.05
                        while time.process_time() < end: pass
                        os._exit(0)
                    os.wait()
                """))).isEqualTo(new CodeOutcome.OutOfProcessorTime(Duration.ofMillis(500)));
        assertThat(busy.run(Program.of("""
                import signal
                for s in range(1, 65):
                    try: signal.signal(s, signal.SIG_IGN)
                    except (OSError, ValueError): pass
                while True: pass
                """))).isEqualTo(new CodeOutcome.OutOfProcessorTime(Duration.ofMillis(500)));
    }

    @Test
    void aFloodOfOutputIsCut() {
        CodeOutcome flood = new CodeOutcome.TooMuchOutput(64 << 10);
        assertThat(runner.run(Program.of("while True: print('x' * 1000)"))).isEqualTo(flood);
        assertThat(runner.run(Program.of("import sys\nwhile True: sys.stderr.write('x' * 1000)"))).isEqualTo(flood);
        assertThat(out("print('x' * 60000)")).hasSize(60_000);
    }

    @Test
    void whatIsLeftBehindIsGone() throws IOException {
        String mark = "mark" + ProcessHandle.current().pid();
        out("import os, sys, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(100)  # " + mark);
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            assertThat(all.filter(p -> p.info().commandLine().orElse("").contains("/program/"))).isEmpty();
        }
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(p -> p.getFileName().toString().startsWith("hone-code-"))
                    .filter(p -> Files.exists(p.resolve("program/main.py")))
                    .filter(p -> read(p.resolve("program/main.py")).contains(mark))).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void anInterruptEndsTheProgram() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThat(runner.run(Program.of("import time; time.sleep(60)"))).isInstanceOf(CodeOutcome.Broken.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anyTextIsAProgram() {
        for (String source : new String[] {"", "\0", "\uD800", "def", "\u202E print(1)", "a = 1\n".repeat(20_000)}) {
            assertThat(runner.run(Program.of(source))).as(source.length() + " characters")
                    .isInstanceOf(CodeOutcome.Exited.class);
        }
    }
}

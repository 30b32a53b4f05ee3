package dev.hone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Java program that tries to break out")
class JavaContainmentTest {
    private static CodeRunner runner;

    @BeforeAll
    static void open() {
        runner = Runners.of(Language.JAVA);
    }

    /// What each attempt prints, in a line each: the exception, or `did it`.
    private static String attempts(String... statements) {
        StringBuilder source = new StringBuilder("""
                import java.io.*; import java.net.*; import java.nio.file.*; import java.util.*;
                interface Attempt { void make() throws Throwable; }
                static void make(Attempt a) {
                    try { a.make(); System.out.println("did it"); }
                    catch (Throwable e) { System.out.println(e.getClass().getSimpleName()); }
                }
                void main() {
                """);
        for (String statement : statements) {
            source.append("    make(() -> { ").append(statement).append("; });\n");
        }
        CodeOutcome outcome = runner.run(Program.of(source.append("}\n").toString()));
        assertThat(outcome).isInstanceOfSatisfying(CodeOutcome.Exited.class, e -> {
            assertThat(e.errors()).isEmpty();
            assertThat(e.code()).isZero();
        });
        return ((CodeOutcome.Exited) outcome).output().strip();
    }

    @Test
    void runsClassesAndReadsItsInput() {
        assertThat(runner.run(new Program("""
                import java.util.Scanner;
                public class Sum {
                    public static void main(String[] args) {
                        Scanner in = new Scanner(System.in);
                        System.out.println(in.nextInt() + in.nextInt());
                    }
                }
                """, "40 2"))).isEqualTo(new CodeOutcome.Exited(0, "42\n", ""));
    }

    @Test
    void isHeldByTheSameWalls() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(attempts(
                    "Files.writeString(Path.of(\"own\"), \"x\")",
                    "Files.readString(Path.of(\"/etc/passwd\"))",
                    "Files.writeString(Path.of(\"/usr/lib/x\"), \"x\")",
                    "new Socket(\"127.0.0.1\", " + server.getLocalPort() + ")",
                    "new ProcessBuilder(\"python3\").start()",
                    "ProcessHandle.of(" + ProcessHandle.current().pid() + ").orElseThrow().destroyForcibly()",
                    "List<byte[]> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20])",
                    "for (int i = 0; i < 100; i++)"
                            + " Thread.ofPlatform().daemon().start(java.util.concurrent.locks.LockSupport::park)")
                    .lines()).containsExactly("did it", "NoSuchFileException", "FileSystemException",
                            "SocketException", "IOException", "NoSuchElementException", "OutOfMemoryError",
                            "OutOfMemoryError");
        }
    }

    @Test
    void isEndedInTime() {
        CodeRunner busy = runner.limited(CodeLimits.USUAL.withProcessor(Duration.ofSeconds(2)));
        assertThat(busy.run(Program.of("void main() { while (true); }")))
                .isEqualTo(new CodeOutcome.OutOfProcessorTime(Duration.ofSeconds(2)));
    }

    @Test
    void saysWhatDoesNotCompile() {
        assertThat(runner.run(Program.of("void main() { int x = \"a\"; }")))
                .isInstanceOfSatisfying(CodeOutcome.Exited.class, e -> {
                    assertThat(e.code()).isEqualTo(1);
                    assertThat(e.errors()).contains("Main.java:1: error: incompatible types");
                });
    }
}

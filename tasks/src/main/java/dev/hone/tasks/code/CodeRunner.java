package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Runs programs of one language, each in a separate process that can do no harm.
///
/// A program reads the language's own files, its source and nothing else; writes one small folder, which is empty when
/// it begins and gone when it has ended; has no network, sees no process but its own, and has no rights to gain. Time,
/// processor time, memory, processes and output are limited ([CodeLimits]). Nothing is left to trust: before the first
/// program runs, a probe looks from inside at every wall and limit.
///
/// Safe for many threads. As many programs run at once as there are cores; the clock of one begins when it does.
public final class CodeRunner {
    private final Walls walls;
    private final Interpreter interpreter;
    private final Language language;
    private final CodeLimits limits;
    private final Semaphore places;

    private CodeRunner(
            Walls walls, Interpreter interpreter, Language language, CodeLimits limits, Semaphore places) {
        this.walls = walls;
        this.interpreter = interpreter;
        this.language = language;
        this.limits = limits;
        this.places = places;
    }

    /// Finds the language, puts up the walls and looks whether they hold.
    ///
    /// Throws: [InputException] where this machine has not the language, or cannot have one of the walls or limits,
    /// which the message names.
    public static CodeRunner open(Language language, CodeLimits limits) {
        try {
            Walls walls = Walls.find();
            Probe.of(walls, limits);
            Optional<Interpreter> found = switch (language) {
                case JAVA -> JavaLauncher.find();
                case PYTHON -> PythonInterpreter.find();
            };
            Interpreter interpreter = found.orElseThrow(() -> new InputException(switch (language) {
                case JAVA -> "this Java runtime has no compiler, so it runs no Java sources; use a JDK";
                case PYTHON -> "there is no Python 3 on the path ('python3')";
            }));
            CodeRunner runner = new CodeRunner(
                    walls, interpreter, language, limits, new Semaphore(Runtime.getRuntime().availableProcessors()));
            runner.greet();
            return runner;
        } catch (IOException e) {
            throw new InputException("programs cannot be run here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted while the runner of programs was made ready", e);
        }
    }

    /// An interpreter that does not work must not look like a program that is wrong.
    private void greet() {
        CodeOutcome outcome = limited(CodeLimits.USUAL).run(Program.of(switch (language) {
            case JAVA -> "void main() { System.out.print(6 * 7); }";
            case PYTHON -> "print(6 * 7)";
        }));
        if (!(outcome instanceof CodeOutcome.Exited(int code, String output, String errors))
                || !output.strip().equals("42")) {
            throw new InputException(language.word + " does not work behind walls: " + outcome.reason());
        }
    }

    /// The same with other limits.
    public CodeRunner limited(CodeLimits other) {
        return new CodeRunner(walls, interpreter, language, other, places);
    }

    /// The language of its programs.
    public Language language() {
        return language;
    }

    /// What each program may use.
    public CodeLimits limits() {
        return limits;
    }

    /// Runs a program to its end. Never throws and never takes much longer than the limits say, whatever the program
    /// does; where the thread is interrupted the program is ended, and the outcome says so.
    public CodeOutcome run(Program program) {
        try {
            places.acquire();
            try (Cell cell = Cell.open()) {
                cell.write(language.file, program.source());
                return cell.run(
                        walls.around(
                                cell.folder(), limits, interpreter,
                                interpreter.start("/program/" + language.file, limits)),
                        program.input(), limits, limits.memory() + interpreter.memory());
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CodeOutcome.Broken(e);
        } catch (IOException | RuntimeException e) {
            return new CodeOutcome.Broken(e);
        }
    }
}

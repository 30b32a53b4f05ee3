package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// Trains, and lets Ctrl-C end a run after the step that it is in, with a checkpoint.
///
/// The JVM waits for its shutdown hooks before it ends; the hook asks the run to stop and waits for it.
public final class RunSession {
    private RunSession() {}

    /// Opens a run and trains it to its end.
    public static Outcome train(Terminal terminal, RunListener listener, Function<RunServices, TrainingRun> open) {
        var cancellation = new Cancellation();
        return stoppable(terminal, cancellation, () -> {
            try (TrainingRun run = open.apply(RunServices.of(listener).with(cancellation))) {
                return run.train();
            }
        });
    }

    /// Does something that stops soon after this cancellation is requested, which Ctrl-C does.
    public static <T> T stoppable(Terminal terminal, Cancellation cancellation, Supplier<T> work) {
        var over = new CountDownLatch(1);
        var asked = new AtomicBoolean();
        var hook = new Thread(() -> {
            asked.set(true);
            stop(terminal, cancellation, over);
        }, "hone-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            over.countDown();
            if (!asked.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void stop(Terminal terminal, Cancellation cancellation, CountDownLatch over) {
        cancellation.request();
        terminal.note("hone: stopping after this step, and saving ...");
        try {
            over.await();
        } catch (InterruptedException hurried) { // whoever interrupts a hook wants the process to end now
            Thread.currentThread().interrupt();
        }
    }
}

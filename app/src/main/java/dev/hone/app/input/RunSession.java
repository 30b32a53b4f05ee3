package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// Trains, and lets Ctrl-C end a run after the step that it is in, with a checkpoint.
///
/// The JVM waits for its shutdown hooks before it ends; the hook asks the run to stop and waits for it.
public final class RunSession {
    private RunSession() {}

    /// Opens a run and trains it to its end.
    public static Outcome train(Terminal terminal, RunListener listener, Function<RunServices, TrainingRun> open) {
        var cancellation = new Cancellation();
        var over = new CountDownLatch(1);
        var hook = new Thread(() -> stop(terminal, cancellation, over), "hone-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (TrainingRun run = open.apply(RunServices.of(listener).with(cancellation))) {
            return run.train();
        } finally {
            over.countDown();
            if (!cancellation.isRequested()) {
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

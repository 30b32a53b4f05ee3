package dev.hone.training.task;

import dev.hone.engine.Completion;
import dev.hone.engine.TurnHandler;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.environment.Transcript;
import dev.hone.tasks.environment.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// One completion's way through one world.
///
/// Each step runs on a virtual thread of its own. One that takes longer than the family's limit is interrupted and ends
/// the episode as [Verdict.TimedOut]; one that throws, or shows what the tokenizer cannot write, as [Verdict.Failed].
/// Neither is a score.
final class Episode implements TurnHandler {
    private static final int[] OVER = {};

    private final EnvironmentFamily family;
    private final Problem problem;
    private final ModelText text;
    private Optional<Environment> world = Optional.empty();
    private Transcript transcript = Transcript.EMPTY;
    private Optional<Verdict> failure = Optional.empty();
    /// The model's own tokens in turns that the world has answered.
    private int answered;

    Episode(EnvironmentFamily family, Problem problem, ModelText text) {
        this.family = family;
        this.problem = problem;
        this.text = text;
    }

    /// A step with its observation's tokens.
    private record Answer(Step step, int[] tokens) {}

    @Override
    public CompletableFuture<int[]> ended(int[] turn) {
        String action = text.text(turn);
        var runner = new AtomicReference<Thread>();
        return CompletableFuture.supplyAsync(() -> answer(action), task -> runner.set(Thread.ofVirtual().start(task)))
                .orTimeout(family.limit().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, error) -> {
                    if (error != null) {
                        return failed(error, runner.get());
                    }
                    transcript = transcript.then(action, answer.step);
                    answered += turn.length;
                    return answer.tokens;
                });
    }

    private Answer answer(String action) {
        Environment here = world.orElseGet(this::begin);
        Step step = here.step(action);
        return new Answer(step, step.end().isPresent() ? OVER : text.observation(family, step.observation()));
    }

    private Environment begin() {
        Environment fresh = family.open(family.gold(problem));
        fresh.reset();
        world = Optional.of(fresh);
        return fresh;
    }

    private int[] failed(Throwable error, Thread runner) {
        if (error instanceof TimeoutException) {
            runner.interrupt();
            failure = Optional.of(new Verdict.TimedOut(family.limit()));
        } else {
            Throwable cause = error instanceof CompletionException && error.getCause() != null
                    ? error.getCause()
                    : error;
            failure = Optional.of(new Verdict.Failed(cause));
        }
        return OVER;
    }

    /// What went wrong with the world, if anything did.
    Optional<Verdict> failure() {
        return failure;
    }

    /// What the world gave for each turn that it answered.
    List<Double> turnRewards() {
        return transcript.turns().stream().map(Turn::reward).toList();
    }

    /// What the world says of the whole episode.
    Verdict verdict() {
        return failure.orElseGet(transcript::verdict);
    }

    /// The turns, and behind them what the model wrote last where the world has not answered it.
    String text(Completion completion) {
        int open = completion.ownTokens() - answered;
        if (open == 0) {
            return transcript.text();
        }
        // Nothing is forced behind a turn that has no answer, so that its tokens are the last ones.
        int end = completion.length();
        String last = text.text(Arrays.copyOfRange(completion.ids(), end - open, end));
        return transcript.turns().isEmpty() ? last : transcript.text() + "\n" + last;
    }
}

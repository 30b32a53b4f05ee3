package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.training.rollout.Versions;
import dev.hone.training.schedule.Progress;
import dev.hone.training.schedule.Ticket;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.List;

/// A group that was begun and is not trained yet: its completions as they will end if nobody interrupts them, and when
/// which of their tokens is there.
///
/// `answers` are there where worlds took part, which cannot be asked again; else the texts are judged in their step.
///
/// Shapes: one entry a completion.
record Draft(
        Ticket ticket,
        List<Completion> completions,
        List<Versions> versions,
        Progress progress,
        List<Round.Answer> answers) {
    Draft {
        completions = List.copyOf(completions);
        versions = List.copyOf(versions);
        answers = List.copyOf(answers);
    }

    /// The prompt that all completions share.
    int[] prompt() {
        return completions.getFirst().prompt();
    }

    /// The same where one completion goes on with other weights behind its first tokens.
    Draft resumed(int completion, int written, Completion again, int version, Progress other) {
        List<Completion> replaced = new ArrayList<>(completions);
        replaced.set(completion, again);
        List<Versions> changed = new ArrayList<>(versions);
        changed.set(completion, versions.get(completion).then(written, version));
        return new Draft(ticket, replaced, changed, other, answers);
    }
}

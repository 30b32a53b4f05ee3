package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.FloatArrays;
import dev.hone.training.run.PendingGroups;
import dev.hone.training.task.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Pending groups on disk: `pending.json` has what is counted and said, `pending.bin` log-probabilities and entropies
/// of all completions behind each other, bit for bit.
final class PendingFiles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "pending.json";
    private static final String NUMBERS = "pending.bin";
    private static final String LOG_PROBS = "log-probabilities";
    private static final String ENTROPIES = "entropies";

    private PendingFiles() {}

    /// What a verifier threw before the run was interrupted, as far as logs tell of it.
    @SuppressWarnings("OverrideThrowableToString") // logs show the text of the first one, not this class
    private static final class Recorded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String said;

        private Recorded(String said) {
            super(said);
            this.said = said;
        }

        @Override
        public String toString() {
            return said;
        }
    }

    static void write(Pending pending, Path folder) throws IOException {
        List<PendingGroups.Group> groups = pending.drafts().stream().map(PendingFiles::group).toList();
        var written = new PendingGroups(pending.pipeline(), pending.nextProblem(), groups);
        Files.writeString(folder.resolve(TEXT), JSON.writeValueAsString(written) + "\n");
        List<Completion> all = pending.drafts().stream().flatMap(d -> d.completions().stream()).toList();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(LOG_PROBS, joined(all.stream().map(Completion::logProbs).toList()));
        arrays.put(ENTROPIES, joined(all.stream().map(Completion::entropies).toList()));
        FloatArrays.write(folder.resolve(NUMBERS), arrays);
    }

    /// What a checkpoint's folder says, if it says anything.
    static Optional<Pending> read(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(TEXT))) {
            return Optional.empty();
        }
        PendingGroups written = JSON.readValue(Files.readString(folder.resolve(TEXT)), PendingGroups.class);
        Map<String, float[]> arrays = FloatArrays.read(folder.resolve(NUMBERS));
        float[] logProbs = arrays.getOrDefault(LOG_PROBS, new float[0]);
        float[] entropies = arrays.getOrDefault(ENTROPIES, new float[0]);
        if (logProbs.length != written.tokens() || entropies.length != written.tokens()) {
            throw new InputException(folder.resolve(NUMBERS) + ": has " + logProbs.length + " and " + entropies.length
                    + " numbers for " + written.tokens() + " tokens");
        }
        List<Draft> drafts = new ArrayList<>();
        int at = 0;
        for (PendingGroups.Group g : written.groups()) {
            List<Completion> completions = new ArrayList<>();
            for (PendingGroups.Completion c : g.completions()) {
                int end = at + c.ids().length;
                float[] drawn = Arrays.copyOfRange(logProbs, at, end);
                completions.add(new Completion(
                        g.prompt(), c.ids(), drawn, drawn, Arrays.copyOfRange(entropies, at, end), own(c),
                        StopReason.valueOf(c.stop())));
                at = end;
            }
            drafts.add(new Draft(
                    g.ticket(),
                    completions,
                    g.completions().stream().map(c -> new Versions(c.version(), c.changes())).toList(),
                    g.progress(),
                    g.completions().stream().flatMap(c -> c.answer().map(PendingFiles::answer).stream()).toList()));
        }
        return Optional.of(new Pending(written.pipeline(), written.nextProblem(), drafts));
    }

    private static PendingGroups.Group group(Draft d) {
        List<PendingGroups.Completion> completions = new ArrayList<>();
        for (int i = 0; i < d.completions().size(); i++) {
            Completion c = d.completions().get(i);
            int[] forced = IntStream.range(0, c.length()).filter(t -> !c.own()[t]).toArray();
            Versions versions = d.versions().get(i);
            Optional<PendingGroups.Answer> answer =
                    d.answers().isEmpty() ? Optional.empty() : Optional.of(answer(d.answers().get(i)));
            completions.add(new PendingGroups.Completion(
                    c.ids(), forced, c.stop().name(), versions.first(), versions.changes(), answer));
        }
        return new PendingGroups.Group(d.ticket(), d.prompt(), d.progress(), completions);
    }

    private static boolean[] own(PendingGroups.Completion c) {
        boolean[] own = new boolean[c.ids().length];
        Arrays.fill(own, true);
        for (int t : c.forced()) {
            own[t] = false;
        }
        return own;
    }

    private static PendingGroups.Answer answer(Round.Answer answer) {
        Verdict v = answer.verdict();
        String reason = v instanceof Verdict.Failed f ? f.cause().toString() : v.reason();
        long limit = v instanceof Verdict.TimedOut t ? t.limit().toMillis() : 0;
        return new PendingGroups.Answer(
                answer.text(), v.kind(), v.score().orElse(0), reason, limit, answer.turnRewards());
    }

    private static Round.Answer answer(PendingGroups.Answer a) {
        Verdict verdict = switch (a.verdict()) {
            case "correct" -> new Verdict.Correct(a.reason());
            case "incorrect" -> new Verdict.Incorrect(a.reason());
            case "partial" -> new Verdict.Partial(a.share(), a.reason());
            case "unparseable" -> new Verdict.Unparseable(a.reason());
            case "timed_out" -> new Verdict.TimedOut(Duration.ofMillis(a.milliseconds()));
            case "failed" -> new Verdict.Failed(new Recorded(a.reason()));
            default -> throw new InputException(TEXT + ": no verdict is called '" + a.verdict() + "'");
        };
        return new Round.Answer(a.text(), verdict, a.turnRewards());
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

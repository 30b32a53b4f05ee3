package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.optimize.Moments;
import dev.hone.foundation.InputException;
import dev.hone.training.run.CheckpointStore;
import dev.hone.training.run.CheckpointStore.Saved;
import dev.hone.training.run.FloatArrays;
import dev.hone.training.run.TrainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a checkpoint holds: `model/` (a Hugging Face directory), `moments.bin` (the optimizer's), `reference.bin` where
/// the reference changes on the way, `critic.bin` where there is a critic, `memory/` with what else the stepper
/// remembers, `pending.json` and `pending.bin` where groups were begun for later steps, `state.json` (where the run
/// stands and how long its logs were). Nothing else decides the next step: all random numbers are keyed.
final class Checkpoints {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "model";
    private static final String MOMENTS = "moments.bin";
    private static final String REFERENCE = "reference.bin";
    private static final String MEMORY = "memory";
    private static final String CRITIC = "critic.bin";
    private static final String STATE = "state.json";

    private final CheckpointStore store;
    private final int keep;

    Checkpoints(CheckpointStore store, int keep) {
        this.store = store;
        this.keep = keep;
    }

    /// A checkpoint in memory.
    record Restored(
            TrainerState state,
            Model model,
            Moments moments,
            Optional<float[]> reference,
            Map<String, float[]> critic,
            Map<String, String> memory,
            Optional<Pending> pending) {
        /// Puts moments, reference, critic, memory and pending groups into a stepper.
        void into(Stepper stepper) {
            stepper.optimizer().restore(moments);
            stepper.recall(memory);
            stepper.movingReference().ifPresent(weights -> {
                float[] saved = reference.orElseThrow(() -> new InputException(
                        "the checkpoint has no reference, and the recipe moves it (update.renewal, or a teacher's"
                                + " average)"));
                System.arraycopy(saved, 0, weights, 0, weights.length);
            });
            stepper.critic().ifPresent(c -> c.restore(critic));
            if (stepper.pending().isPresent()) {
                stepper.restore(pending.orElseThrow(() -> new InputException(
                        "the checkpoint does not say which groups were begun, and the recipe's schedule needs it")));
            }
        }
    }

    /// Writes one and deletes those that need not stay.
    Saved save(TrainerState state, Model model, Stepper stepper) {
        Moments moments = stepper.optimizer().moments();
        Optional<float[]> reference = stepper.movingReference();
        Optional<Pending> pending = stepper.pending();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("first", moments.first());
        arrays.put("second", moments.second());
        arrays.put("steps", new float[] {moments.steps() >> 16, moments.steps() & 0xffff});
        Saved saved = store.save(state.step(), folder -> {
            ModelDirectory.write(model, folder.resolve(MODEL));
            FloatArrays.write(folder.resolve(MOMENTS), arrays);
            if (reference.isPresent()) {
                FloatArrays.write(folder.resolve(REFERENCE), Map.of("weights", reference.get()));
            }
            if (stepper.critic().isPresent()) {
                FloatArrays.write(folder.resolve(CRITIC), stepper.critic().get().arrays());
            }
            write(folder.resolve(MEMORY), stepper.memory());
            if (pending.isPresent()) {
                PendingFiles.write(pending.get(), folder);
            }
            Files.writeString(folder.resolve(STATE), JSON.writeValueAsString(state) + "\n");
        });
        store.retain(keep, state.bestStep() < 0 ? OptionalInt.empty() : OptionalInt.of(state.bestStep()));
        return saved;
    }

    private static void write(Path folder, Map<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            Files.createDirectories(folder);
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    /// Reads one back, after checking its hashes.
    static Restored read(Saved saved) {
        CheckpointStore.verify(saved);
        Path folder = saved.folder();
        try {
            TrainerState state = JSON.readValue(Files.readString(folder.resolve(STATE)), TrainerState.class);
            Map<String, float[]> arrays = FloatArrays.read(folder.resolve(MOMENTS));
            float[] first = arrays.get("first");
            float[] second = arrays.get("second");
            if (first == null || second == null || state.updates() > Integer.MAX_VALUE) {
                throw new InputException(folder + ": not a checkpoint of this program");
            }
            Model model = ModelDirectory.read(folder.resolve(MODEL));
            float[] steps = arrays.get("steps");
            int count = steps == null ? (int) state.updates() : ((int) steps[0] << 16) + (int) steps[1];
            Path reference = folder.resolve(REFERENCE);
            Optional<float[]> weights = Files.exists(reference)
                    ? Optional.ofNullable(FloatArrays.read(reference).get("weights"))
                    : Optional.empty();
            Path critic = folder.resolve(CRITIC);
            Map<String, float[]> valued = Files.exists(critic) ? FloatArrays.read(critic) : Map.of();
            return new Restored(
                    state, model, new Moments(count, first, second), weights, valued, texts(folder.resolve(MEMORY)),
                    PendingFiles.read(folder));
        } catch (IOException | JacksonException e) {
            throw new InputException(folder + ": cannot be read as a checkpoint", e);
        }
    }
}

package dev.hone.app.atlas.run;

import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.engine.text.Tokenizer;
import dev.hone.engine.text.Tokenizers;
import dev.hone.training.recipe.ModelSource;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The texts of a run's tokens: each as much of the completion as became certain by it.
///
/// A token that ends in the middle of a character has no text of its own; the one that completes it has the whole.
/// Special tokens are shown. Where nothing on this machine says what the ids mean, a token is its number.
final class TokenTexts {
    private final ConcurrentHashMap<Path, Optional<Tokenizer>> read = new ConcurrentHashMap<>();

    /// One text a token.
    List<String> of(RunDirectory run, int... ids) {
        Optional<Tokenizer> tokenizer = tokenizer(run);
        List<String> texts = new ArrayList<>();
        if (tokenizer.isEmpty()) {
            for (int id : ids) {
                texts.add("#" + id + " ");
            }
            return texts;
        }
        Tokenizer.StreamDecoder decoder = tokenizer.get().stream();
        for (int i = 0; i < ids.length; i++) {
            String certain = decoder.add(ids[i]);
            texts.add(i == ids.length - 1 ? certain + decoder.end() : certain);
        }
        if (ids.length > 0 && texts.getLast().isEmpty()) { // the token that ends a completion
            texts.set(ids.length - 1, tokenizer.get().decode(new int[] {ids[ids.length - 1]}, Tokenizer.Specials.SHOW));
        }
        return texts;
    }

    private Optional<Tokenizer> tokenizer(RunDirectory run) {
        return read.computeIfAbsent(run.folder(), f -> find(run));
    }

    private static Optional<Tokenizer> find(RunDirectory run) {
        Stream<Path> saved = run.checkpoints().latest().stream().map(c -> c.folder().resolve("model"));
        return switch (run.recipe().model()) {
            case ModelSource.Fresh fresh -> Optional.of(CharacterTokenizer.tiny());
            case ModelSource.OnDisk base -> Stream.concat(Stream.concat(Stream.of(run.model()), saved),
                    Stream.of(base.path()))
                    .filter(Files::isDirectory)
                    .flatMap(place -> Tokenizers.read(place).stream())
                    .findFirst();
        };
    }
}

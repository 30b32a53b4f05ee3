package dev.hone.app.atlas.model;

import java.nio.file.Path;
import java.util.Optional;

/// A model that lies on this machine, by a name that pages and requests may use.
///
/// @param id `shipped/tiny-base`, `run/quickstart`, `hub/owner/name`
/// @param place the folder or GGUF file
/// @param shape what it is, where its configuration can be read
/// @param bytes of its files
/// @param trouble why its files cannot be used, where they cannot
public record KnownModel(
        String id, Origin origin, Path place, Optional<Shape> shape, long bytes, Optional<String> trouble) {
    /// Where models come from.
    public enum Origin {
        /// With the program.
        SHIPPED("shipped with Hone"),
        /// Out of a run.
        RUN("the result of a run"),
        /// Fetched from the hub.
        HUB("in the hub's cache");

        private final String meaning;

        Origin(String meaning) {
            this.meaning = meaning;
        }

        /// In words.
        public String meaning() {
            return meaning;
        }
    }

    /// What a configuration says.
    ///
    /// @param weights how many numbers the model has
    /// @param head what it gives: tokens, or one number
    public record Shape(
            String architecture, long weights, int layers, int width, int heads, int vocabulary, int positions,
            Gives head) {}

    /// What a model gives.
    public enum Gives { TOKENS, NUMBER }

    /// Its name without where it comes from.
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    /// Whether it can be sampled; of a GGUF file that is known once it is read.
    public boolean speaks() {
        return trouble.isEmpty()
                && shape.map(s -> s.head() == Gives.TOKENS).orElse(place.toString().endsWith(".gguf"));
    }
}

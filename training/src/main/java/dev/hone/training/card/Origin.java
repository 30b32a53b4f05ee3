package dev.hone.training.card;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a file or folder comes from, as far as its place tells: its name on the hub, and the licence that its card
/// names.
record Origin(Path place, Optional<HubId> id, Optional<String> license) {
    private static final long LONGEST_CARD = 4 << 20;
    private static final Pattern LICENSE =
            Pattern.compile("(?m)^license:[ \\t]*[\"']?([A-Za-z0-9.-]{1,64})[\"']?[ \\t]*$");

    static Origin of(Path place) {
        return new Origin(place, HubId.ofCached(place), license(place.resolve("README.md")));
    }

    /// The name on the hub, or the last part of the path: what lies above it is nobody else's business.
    String label() {
        return id.map(HubId::repository).orElseGet(() -> String.valueOf(place.getFileName()));
    }

    /// The value of `license` in the front matter of a model card.
    private static Optional<String> license(Path card) {
        try {
            if (!Files.isRegularFile(card) || Files.size(card) > LONGEST_CARD) {
                return Optional.empty();
            }
            String[] parts = Files.readString(card).split("(?m)^---[ \\t]*$", 3);
            Matcher m = LICENSE.matcher(parts.length == 3 && parts[0].isBlank() ? parts[1] : "");
            return m.find() ? Optional.of(m.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new InputException(card + ": cannot be read: " + e, e);
        }
    }
}

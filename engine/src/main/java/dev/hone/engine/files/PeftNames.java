package dev.hone.engine.files;

import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of an adapter's tensors: `base_model.model.model.layers.3.self_attn.q_proj.lora_A.weight`.
final class PeftNames {
    private static final Pattern NAME =
            Pattern.compile("(.*\\.layers\\.(\\d{1,6})\\.(?:self_attn|mlp)\\.(\\w+))\\.lora_[AB]\\.weight");
    private static final Comparator<LoraSettings.Place> ORDER =
            Comparator.comparingInt(LoraSettings.Place::layer).thenComparing(LoraSettings.Place::linear);

    private PeftNames() {}

    /// The places that these tensors belong to, in order.
    ///
    /// @throws InputException for a tensor that belongs to none, and where there are no tensors
    static List<LoraSettings.Place> places(Path file, Collection<String> names, int layers) {
        var places = new TreeSet<>(ORDER);
        for (String name : names) {
            if (!name.equals(PeftDirectory.PREFIX + "score.weight")) {
                places.add(place(file, name, layers));
            }
        }
        if (places.isEmpty()) {
            throw new InputException(file + ": no tensors; an adapter has at least two");
        }
        return List.copyOf(places);
    }

    private static LoraSettings.Place place(Path file, String name, int layers) {
        Matcher m = NAME.matcher(name);
        if (m.matches()) {
            int layer = Integer.parseInt(m.group(2));
            for (LinearLayer linear : LinearLayer.values()) {
                if (m.group(1).equals(PeftDirectory.PREFIX + linear.module(layer))) {
                    if (layer >= layers) {
                        throw new InputException(file + ": tensor '" + name + "' belongs to layer " + layer
                                + "; the model has layers 0 to " + (layers - 1));
                    }
                    return new LoraSettings.Place(layer, linear);
                }
            }
        }
        throw new InputException(file + ": tensor '" + name + "' is not known; adapters may sit on "
                + Arrays.stream(LinearLayer.values()).map(LinearLayer::word).collect(Collectors.joining(", "))
                + " of the decoder's layers");
    }
}

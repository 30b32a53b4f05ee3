package dev.hone.engine.internal.files;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the weights of a model out of stored tensors. Every name and shape is checked before the array is allocated,
/// so that a small file cannot ask for a large array.
public final class WeightReader {
    private WeightReader() {}

    /// Reads all tensors of the layout, in turn.
    ///
    /// @param place what is complained about where a tensor is missing
    /// @param sources the stored tensor of a model's tensor
    public static Parameters read(
            ModelConfig config, Path place, Function<TensorView, Optional<TensorSource>> sources) {
        var layout = new ParameterLayout(config);
        List<TensorView> views = TensorView.all(layout);
        var found = new ArrayList<TensorSource>(views.size());
        for (TensorView view : views) {
            TensorSource source = sources.apply(view)
                    .orElseThrow(() -> new InputException(place + ": tensor '" + view.name() + "' of shape "
                            + Arrays.toString(view.shape()) + " is missing"));
            requireShape(view, source);
            found.add(source);
        }
        float[] values = allocate(place, layout.size());
        for (int i = 0; i < found.size(); i++) {
            found.get(i).fill(views.get(i), values);
        }
        return new Parameters(layout, values);
    }

    private static void requireShape(TensorView view, TensorSource source) {
        List<Long> expected = Arrays.stream(view.shape()).boxed().toList();
        if (!source.tensor().shape().equals(expected)) {
            throw new InputException(source.file().path() + ": tensor '" + source.tensor().name() + "' at byte "
                    + source.tensor().offset() + " has shape " + source.tensor().shape()
                    + "; the configuration needs " + expected);
        }
    }

    private static float[] allocate(Path place, int size) {
        long bytes = 4L * size;
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new InputException(
                    place + ": the weights take " + (bytes >> 20) + " MB as float32; the heap may grow to "
                            + (heap >> 20) + " MB: start Java with a larger -Xmx");
        }
        return new float[size];
    }
}

package dev.hone.engine.files;

import dev.hone.engine.internal.files.NumberType;
import dev.hone.engine.internal.files.SafetensorsHeader;
import dev.hone.engine.internal.files.StoredTensor;
import dev.hone.engine.internal.files.TensorFile;
import dev.hone.engine.internal.files.TensorSource;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An open safetensors file: named tensors of F32, F16 or BF16, read as float32 one at a time.
///
/// Throws: `InputException` naming file, tensor and offset where the file is damaged.
/// Source: the format's description in huggingface/safetensors. Tensors of other formats may be in the file, but not
/// be read.
public final class Safetensors implements AutoCloseable {
    static final NumberType[] TYPES = {NumberType.F32, NumberType.F16, NumberType.BF16};

    private final TensorFile file;
    private final SafetensorsHeader header;

    private Safetensors(TensorFile file, SafetensorsHeader header) {
        this.file = file;
        this.header = header;
    }

    /// Opens a file and checks its header.
    public static Safetensors open(Path path) {
        TensorFile file = TensorFile.open(path);
        try {
            return new Safetensors(file, SafetensorsHeader.read(file));
        } catch (RuntimeException cause) { // close what is open, then hand on whatever it was
            file.close();
            throw cause;
        }
    }

    /// Names of all tensors in the order of the header.
    public Set<String> names() {
        return header.tensors().keySet();
    }

    /// The texts that the writer added.
    public Map<String, String> metadata() {
        return Map.copyOf(header.metadata());
    }

    /// The shape of a tensor, outermost first.
    public List<Long> shape(String name) {
        return tensor(name).shape();
    }

    /// A whole tensor, row-major.
    public float[] read(String name) {
        StoredTensor tensor = tensor(name);
        NumberType type = TensorSource.type(file, tensor, TYPES);
        long numbers = tensor.bytes() / type.bytes(1);
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new InputException(file.path() + ": tensor '" + name + "' has " + numbers
                    + " numbers; one array holds at most " + (Integer.MAX_VALUE - 8));
        }
        float[] values = new float[(int) numbers];
        try (Arena arena = Arena.ofConfined()) {
            type.decode(file.map(tensor.offset(), tensor.bytes(), arena), 0, values.length, values, 0);
        }
        return values;
    }

    TensorSource source(String name) {
        StoredTensor tensor = tensor(name);
        return new TensorSource(file, tensor, TensorSource.type(file, tensor, TYPES), row -> row);
    }

    private StoredTensor tensor(String name) {
        StoredTensor tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new InputException(
                    file.path() + ": no tensor '" + name + "'" + Nearest.hint(name, header.tensors().keySet()));
        }
        return tensor;
    }

    @Override
    public void close() {
        file.close();
    }
}

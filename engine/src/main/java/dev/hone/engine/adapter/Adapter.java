package dev.hone.engine.adapter;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.internal.kernels.Gemm;
import dev.hone.engine.internal.kernels.Sum;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A low-rank adapter (LoRA): pairs of small matrices beside frozen weights, all in one array.
///
///     Y = X W + scale · (X A) B
///
/// Each output is one chain of fused multiply-adds: first over the inputs, then over the rank. So it has the same bits
/// in sampler and trainer, for any batch and any number of threads. Fresh adapters have B = 0 and change nothing.
///
/// Beside a model with a scalar head (a reward model, a critic) the adapter holds a head of its own, which is trained
/// with it and stands for the base's, as PEFT's `modules_to_save`.
///
/// Shapes: see [LowRankPair]. Several adapters may sit beside one array of weights, which none of them changes.
/// Source: Hu et al., arXiv:2106.09685. A begins uniform in ±1/sqrt(inputs), as PEFT does it; the paper has a normal
/// distribution.
public final class Adapter {
    private final LoraSettings settings;
    private final ParameterLayout layout;
    private final String baseName;
    private final List<LowRankPair> pairs;
    private final Optional<Parameter> head;
    private final Map<Parameter, List<LowRankPair>> byBase;
    private final TrainedLayout trained;
    private final float[] values;

    private Adapter(
            ParameterLayout layout, LoraSettings settings, List<LoraSettings.Place> places, String baseName) {
        this.layout = layout;
        this.settings = settings;
        this.baseName = baseName;
        int rank = ParameterLayout.padded(settings.rank());
        var list = new ArrayList<LowRankPair>();
        var parameters = new ArrayList<Parameter>();
        int next = 0;
        for (LoraSettings.Place place : places) {
            LinearLayer linear = place.linear();
            Parameter base = linear.weight(layout.layer(place.layer()));
            String name = "layers." + place.layer() + "." + linear.word();
            var a = new Parameter(name + ".lora_a", Parameter.Form.PANELS, base.depth(), rank, next);
            next = Math.addExact(next, a.size());
            var b = new Parameter(name + ".lora_b", Parameter.Form.PANELS, rank, linear.columns(layout), next);
            next = Math.addExact(next, b.size());
            list.add(new LowRankPair(place.layer(), linear, base, linear.firstColumn(layout), a, b));
            parameters.add(a);
            parameters.add(b);
        }
        if (layout.config().head() == ModelConfig.Head.SCALAR) {
            var own = new Parameter("adapter_score", Parameter.Form.VECTOR, 1, layout.width(), next);
            next = Math.addExact(next, own.size());
            parameters.add(own);
            head = Optional.of(own);
        } else {
            head = Optional.empty();
        }
        pairs = List.copyOf(list);
        byBase = new HashMap<>(pairs.stream().collect(Collectors.groupingBy(LowRankPair::base)));
        trained = TrainedLayout.of(parameters);
        values = new float[next];
    }

    /// A fresh adapter: A uniform in ±1/sqrt(inputs), a pure function of the key; B = 0; a scalar head as the base's.
    ///
    /// @param baseName where the weights beside it are found again: a path or another name
    /// @throws IllegalArgumentException if the settings do not fit the model
    public static Adapter random(Parameters base, LoraSettings settings, Key key, String baseName) {
        ParameterLayout layout = base.layout();
        Adapter adapter = zeros(layout, settings, settings.places(layout), baseName);
        for (TensorView view : adapter.views()) {
            if (view.name().endsWith("lora_A.weight")) {
                Draws draws = key.at(view.name()).draws();
                double bound = 1 / Math.sqrt(view.columns());
                for (int r = 0; r < view.rows(); r++) {
                    for (int c = 0; c < view.columns(); c++) {
                        adapter.values[view.index(r, c)] = (float) (bound * (2 * draws.uniform() - 1));
                    }
                }
            }
        }
        adapter.head.ifPresent(own -> System.arraycopy(
                base.values(), layout.head().offset(), adapter.values, own.offset(), own.size()));
        return adapter;
    }

    /// An adapter of zeros on these places, for a reader to fill.
    public static Adapter zeros(
            ParameterLayout layout, LoraSettings settings, List<LoraSettings.Place> places, String baseName) {
        return new Adapter(layout, settings, places, baseName);
    }

    /// Rank, alpha and scaling; of an adapter that was read, targets and layers may be less regular than these.
    public LoraSettings settings() {
        return settings;
    }

    /// Where the weights beside it are found: a path, or another name.
    public String baseName() {
        return baseName;
    }

    /// The layout of the model that it belongs to.
    public ParameterLayout layout() {
        return layout;
    }

    /// All pairs, in the order of the layers.
    public List<LowRankPair> pairs() {
        return pairs;
    }

    /// The pairs that add to the columns of a weight, in the order in which they do.
    public List<LowRankPair> on(Parameter base) {
        return byBase.getOrDefault(base, List.of());
    }

    /// Its own scalar head, where the model has one.
    public Optional<Parameter> head() {
        return head;
    }

    /// The array of all A and B; an optimizer changes it in place.
    public float[] values() {
        return values;
    }

    /// Where A and B lie in gradients and moments: as in `values`.
    public TrainedLayout trained() {
        return trained;
    }

    /// The factor of A B.
    public float scale() {
        return settings.scale();
    }

    /// Number of weights without padding.
    public long count() {
        return views().stream().mapToLong(v -> (long) v.rows() * v.columns()).sum();
    }

    /// Its matrices as tensors, under the names of the modules in a checkpoint with `.lora_A.weight` (rank x inputs)
    /// and `.lora_B.weight` (outputs x rank); behind them `score.weight`, where it has a head.
    public List<TensorView> views() {
        Map<String, TensorView> checkpoint = new HashMap<>();
        TensorView.all(layout).forEach(v -> checkpoint.put(v.name(), v));
        var views = new ArrayList<TensorView>();
        for (LowRankPair pair : pairs) {
            String module = pair.linear().module(pair.layer());
            TensorView weight = Objects.requireNonNull(checkpoint.get(module + ".weight"));
            views.add(weight.inputFactor(module + ".lora_A.weight", pair.a(), settings.rank()));
            views.add(weight.outputFactor(module + ".lora_B.weight", pair.b(), settings.rank()));
        }
        head.ifPresent(own -> views.add(Objects.requireNonNull(checkpoint.get("score.weight")).in(own)));
        return views;
    }

    /// Adds scale · A B to the weights: W + scale · A B, one chain for each weight, which begins at W. A scalar head
    /// takes the base's place.
    ///
    /// A merged model gives the same results as the adapter beside its base but for rounding.
    public void mergeInto(Parameters base) {
        requireFits(base.layout());
        head.ifPresent(own -> System.arraycopy(
                values, own.offset(), base.values(), base.layout().head().offset(), own.size()));
        int rank = ParameterLayout.padded(settings.rank());
        for (LowRankPair pair : pairs) {
            int depth = pair.a().depth();
            float[] scaled = new float[depth * rank];
            for (int k = 0; k < depth; k++) {
                for (int r = 0; r < rank; r++) {
                    scaled[k * rank + r] = values[pair.a().index(k, r)] * scale();
                }
            }
            for (int p = 0; p < pair.b().columns() / 16; p++) {
                int panel = pair.base().offset() + (pair.firstColumn() / 16 + p) * depth * 16;
                Gemm.multiply(
                        scaled, 0, rank, values, pair.b().offset() + p * rank * 16, rank * 16,
                        base.values(), panel, 16, depth, 0, 1, rank, Sum.ONTO);
            }
        }
    }

    /// A copy that shares nothing but the layout.
    public Adapter copy() {
        var places = pairs.stream().map(p -> new LoraSettings.Place(p.layer(), p.linear())).toList();
        var copy = new Adapter(layout, settings, places, baseName);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    /// @throws IllegalArgumentException if the model has another shape than the one that this adapter belongs to
    public void requireFits(ParameterLayout other) {
        if (!other.config().equals(layout.config())) {
            throw new IllegalArgumentException("the adapter belongs to a model of the shape " + layout.config()
                    + ", not " + other.config());
        }
    }

    @Override
    public String toString() {
        return "LoRA of rank " + settings.rank() + " on "
                + pairs.stream().map(p -> p.linear().word()).distinct().toList() + " of " + baseName;
    }
}

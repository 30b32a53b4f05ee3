package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.adapter.LowRankPair;
import java.util.stream.Stream;

/// The lowest layer that a backward pass has to reach: below it nothing is trained.
final class LowestLayer {
    private LowestLayer() {}

    /// 0 where the embedding is trained; the number of layers where nothing but the head is.
    static int of(Parameters parameters) {
        ParameterLayout layout = parameters.layout();
        TrainedLayout trained = parameters.trained();
        int layers = layout.config().layers();
        if (parameters.adapter().isPresent()) {
            return parameters.adapter().get().pairs().stream().mapToInt(LowRankPair::layer).min().orElse(layers);
        }
        if (trained.trains(layout.embedding())) {
            return 0;
        }
        for (int l = 0; l < layers; l++) {
            if (weights(layout.layer(l)).anyMatch(trained::trains)) {
                return l;
            }
        }
        return layers;
    }

    private static Stream<Parameter> weights(ParameterLayout.Layer layer) {
        return Stream.of(
                Stream.of(
                        layer.attentionNorm(), layer.projection(), layer.output(), layer.feedForwardNorm(),
                        layer.gateUp(), layer.down()),
                Stream.ofNullable(layer.projectionBias()),
                Stream.ofNullable(layer.queryNorm()),
                Stream.ofNullable(layer.keyNorm()))
                .flatMap(s -> s);
    }
}

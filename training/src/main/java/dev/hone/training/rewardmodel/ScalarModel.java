package dev.hone.training.rewardmodel;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.foundation.InputException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A language model with one number a position in place of the logits.
///
/// The head begins with zeros: every first value is 0, the first step moves the head alone, and nothing is drawn.
public final class ScalarModel {
    private ScalarModel() {}

    /// The trunk of a model under a fresh scalar head; a model that has one already, as it is.
    ///
    /// @throws InputException if the model is an adapter
    public static Model of(Model model) {
        if (model.config().head() == Head.SCALAR) {
            return model;
        }
        if (model.parameters().adapter().isPresent()) {
            throw new InputException("the model is an adapter (" + model.parameters().adapter().get()
                    + "), and a scalar head needs a whole model; merge it first with hone export");
        }
        Parameters scalar = Parameters.zeros(withScalarHead(model.config()));
        Map<String, TensorView> from = TensorView.all(model.parameters().layout()).stream()
                .collect(Collectors.toMap(TensorView::name, Function.identity()));
        for (TensorView to : TensorView.all(scalar.layout())) {
            TensorView source = from.get(to.name());
            if (source != null) {
                copy(source, model.parameters(), to, scalar);
            }
        }
        return new Model(scalar, model.tokenizer(), model.chatTemplate(), model.endTokens());
    }

    private static void copy(TensorView from, Parameters source, TensorView to, Parameters target) {
        for (int r = 0; r < to.rows(); r++) {
            for (int c = 0; c < to.columns(); c++) {
                target.values()[to.index(r, c)] = source.values()[from.index(r, c)];
            }
        }
    }

    private static ModelConfig withScalarHead(ModelConfig c) {
        return new ModelConfig(
                c.architecture(), c.vocabulary(), c.width(), c.feedForward(), c.layers(), c.heads(), c.keyValueHeads(),
                c.headWidth(), c.maxPositions(), c.normEpsilon(), c.rotary(), Head.SCALAR);
    }
}

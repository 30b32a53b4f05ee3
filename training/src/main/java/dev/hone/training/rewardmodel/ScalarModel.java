package dev.hone.training.rewardmodel;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.foundation.InputException;

/// A language model with one number a position in place of the logits.
///
/// The head begins with zeros: every first value is 0, the first step moves the head alone, and nothing is drawn.
public final class ScalarModel {
    private ScalarModel() {}

    /// The trunk of a model under a fresh scalar head; a model that has one already, as it is.
    ///
    /// @throws InputException if the model is an adapter
    public static Model of(Model model) {
        if (model.config().head() != Head.SCALAR && model.parameters().adapter().isPresent()) {
            throw new InputException("the model is an adapter (" + model.parameters().adapter().get()
                    + "), and a scalar head needs a whole model; merge it first with hone export");
        }
        return model.with(model.parameters().withScalarHead());
    }
}

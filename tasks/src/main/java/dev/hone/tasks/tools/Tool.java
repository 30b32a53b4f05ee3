package dev.hone.tasks.tools;

import java.util.List;

/// A function that a model may call by name.
public interface Tool {
    /// Letters, digits, `_` and `-`.
    String name();

    /// One sentence, for the model.
    String description();

    /// Its arguments; all of them must be given.
    List<Parameter> parameters();

    /// What the function says of these arguments, one for each parameter, in their order. Text and numbers come as they
    /// were written.
    ///
    /// Throws: [ToolFault] where the arguments are wrong, with what the model shall read. Any other exception means
    /// that the tool itself failed.
    String call(List<String> arguments);
}

package dev.hone.tasks.tools;

/// A call that is wrong in a way that the model can put right. Its message is what the model reads.
public final class ToolFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ToolFault(String message) {
        super(message);
    }
}

package dev.hone.app.command;

import dev.hone.app.input.Fetching;
import dev.hone.app.input.Models;
import dev.hone.app.input.ModelCopy;
import dev.hone.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hone import`: whatever holds a model, into a Hugging Face directory.
@Command(name = "import",
        description = "Make a Hugging Face directory of a GGUF file, another directory, or a model of the hub.",
        footer = {
            "",
            "Quantised weights become float32; tokenizer and chat template come along.",
            "`transformers` loads the result. A name of the hub is fetched into the hub's cache where it is not there",
            "yet; HF_HOME, HF_HUB_CACHE, HF_ENDPOINT, HF_TOKEN and HF_HUB_OFFLINE mean what they mean elsewhere."
        })
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ModelCopy copy = new ModelCopy();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        copy.write(Models.read(copy.source(Fetching.IF_MISSING, terminal)), terminal);
        return ExitCode.OK;
    }
}

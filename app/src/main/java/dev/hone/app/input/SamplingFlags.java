package dev.hone.app.input;

import dev.hone.engine.Model;
import dev.hone.engine.SamplingOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that say how tokens are drawn.
public final class SamplingFlags {
    @Option(names = "--temperature", paramLabel = "T", defaultValue = "1",
            description = "Divides the logits; 0 is greedy (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "K", defaultValue = "0",
            description = "Draw from the K most likely tokens; 0: all (default: ${DEFAULT-VALUE}).")
    private int topK;

    @Option(names = "--top-p", paramLabel = "P", defaultValue = "1",
            description = "Draw from the most likely tokens that make up P together (default: ${DEFAULT-VALUE}).")
    private double topP;

    @Option(names = "--min-p", paramLabel = "P", defaultValue = "0",
            description = "Leave out tokens less likely than P times the likeliest (default: ${DEFAULT-VALUE}).")
    private double minP;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "128",
            description = "Most new tokens of a completion (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--stop", paramLabel = "STRING",
            description = "End a completion as soon as its text contains this; may be given again.")
    private List<String> stops = new ArrayList<>();

    /// The options for a model, whose own end tokens end a completion.
    public SamplingOptions of(Model model) {
        Allowed.notNegative("--temperature", temperature);
        Allowed.between("--top-k", topK, 0, Integer.MAX_VALUE);
        Allowed.positiveShare("--top-p", topP);
        Allowed.partialShare("--min-p", minP);
        Allowed.between("--max-tokens", maxTokens, 1, Integer.MAX_VALUE);
        int most = Math.min(maxTokens, model.config().maxPositions());
        return new SamplingOptions(temperature, topK, topP, minP, most, model.endTokens(), stops);
    }
}

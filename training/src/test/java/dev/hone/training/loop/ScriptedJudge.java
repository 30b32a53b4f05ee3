package dev.hone.training.loop;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// A judge that answers each prompt as a function says.
record ScriptedJudge(UnaryOperator<String> answers) implements Generator {
    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        String said = answers.apply(((Prompt.Text) request.prompt()).text());
        return CompletableFuture.completedFuture(
                List.of(new Generation(said, List.of(), new int[0], 1, 1, Generation.Finish.END)));
    }
}

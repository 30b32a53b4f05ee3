package dev.hone.lab.question;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.text.PromptTokens;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A model asked in text, for probes that are no exam of a task family.
public record TextModel(Model model, Workers workers) {

    /// What was written: its text, its tokens with the end token, and the sum of their log-probabilities in nats.
    public record Written(String text, int tokens, double logProb) {}

    private Tokenizer tokenizer() {
        return model.tokenizer().orElseThrow();
    }

    /// So many completions of each prompt; `[prompt][sample]`. Sample s of prompt p draws from `key / p / s`;
    /// temperature 0 takes the most likely token.
    public List<List<Written>> write(
            List<String> prompts, int samples, int maxTokens, double temperature, Key key) {
        var options = SamplingOptions.policy(maxTokens, model.endTokens()).withTemperature(temperature);
        var text = new PromptTokens(model);
        List<SampleRequest> requests = new ArrayList<>();
        for (int p = 0; p < prompts.size(); p++) {
            Key stream = key.at(p);
            requests.add(new SampleRequest(
                    text.plain(prompts.get(p)), IntStream.range(0, samples).mapToObj(stream::at).toList()));
        }
        return new Sampler(model, workers, options).sample(requests).stream()
                .map(list -> list.stream().map(this::written).toList())
                .toList();
    }

    private Written written(Completion c) {
        double sum = 0;
        for (float p : c.logProbs()) {
            sum += p;
        }
        return new Written(tokenizer().decode(c.ids(), Tokenizer.Specials.HIDE), c.length(), sum);
    }

    /// The chances of some characters to come next, normalised among themselves; `[prompt][character]`.
    ///
    /// @throws IllegalArgumentException if a character is not one token
    public double[][] next(List<String> prompts, String characters) {
        int[] ids = tokenizer().encode(characters);
        if (ids.length != characters.length()) {
            throw new IllegalArgumentException("not one token a character: " + characters);
        }
        var text = new PromptTokens(model);
        List<TokenTree> trees = prompts.stream()
                .map(p -> new TokenTree(text.plain(p), List.of(new int[] {ids[0]})))
                .toList();
        double[][] chances = new double[prompts.size()][];
        new Learner(model.parameters(), workers, 1).policy(trees, (tree, segment, index, id, row) -> {
            double[] p = Arrays.stream(ids).mapToDouble(i -> StrictMath.exp(row.logProb(i))).toArray();
            double sum = Arrays.stream(p).sum();
            chances[tree] = Arrays.stream(p).map(v -> sum > 0 ? v / sum : 1.0 / p.length).toArray();
        });
        return chances;
    }

    /// The number that a model with a scalar head says behind the end of each completion of its prompt.
    public double[] rewards(List<String> prompts, List<String> completions) {
        var text = new PromptTokens(model);
        int end = model.endTokens().getFirst();
        List<TokenTree> trees = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            int[] ids = tokenizer().encode(completions.get(i));
            int[] ended = Arrays.copyOf(ids, ids.length + 1);
            ended[ids.length] = end;
            trees.add(new TokenTree(text.plain(prompts.get(i)), List.of(ended)));
        }
        double[] rewards = new double[prompts.size()];
        new Learner(model.parameters(), workers, 1)
                .score(trees, (tree, segment, values, zeros, length) -> rewards[tree] = values[length - 1]);
        return rewards;
    }
}

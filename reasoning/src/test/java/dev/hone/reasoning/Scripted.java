package dev.hone.reasoning;

import dev.hone.engine.TokenObserver;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.Stops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A model that says what a script says: one token a character, whose id is the character. A prompt has a token a
/// character of its text too.
public final class Scripted implements Generator {
    private static final int[] NO_IDS = {};

    private final Script script;
    private Weights weights = (before, word) -> -1;
    private final List<GenerationRequest> seen = new ArrayList<>();
    private int completions;

    /// What completion number `number` of all says to a prompt.
    @FunctionalInterface
    public interface Script {
        Line line(String prompt, int number);
    }

    /// The log-probability that a word has behind a text.
    @FunctionalInterface
    public interface Weights {
        double of(String before, String word);
    }

    /// A text, and the confidence of each of its tokens: minus the log-probability that each of them and all their
    /// alternatives have.
    public record Line(String text, double... confidence) {
        private double of(int token) {
            return confidence.length == 0 ? 1 : confidence[Math.min(token, confidence.length - 1)];
        }
    }

    public Scripted(Script script) {
        this.script = script;
    }

    /// Says these texts one after another, whatever it is asked, and then begins again.
    public static Scripted saying(String... texts) {
        return new Scripted((prompt, number) -> new Line(texts[number % texts.length]));
    }

    /// Says these lines one after another, whatever it is asked.
    public static Scripted saying(List<Line> lines) {
        return new Scripted((prompt, number) -> lines.get(number % lines.size()));
    }

    /// The same model with these log-probabilities of words that it is asked for.
    public Scripted weighing(Weights given) {
        weights = given;
        return this;
    }

    /// The requests so far.
    public List<GenerationRequest> seen() {
        return seen;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public int[] tokens(String text) {
        return text.chars().toArray();
    }

    @Override
    public int[] ids(Prompt prompt) {
        return text(prompt).chars().toArray();
    }

    @Override
    public CompletableFuture<List<GeneratedToken>> score(int[] ids, int from, int alternatives) {
        String all = new String(ids, 0, ids.length);
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int t = from; t < ids.length; t++) {
            float logProb = t == from ? (float) weights.of(all.substring(0, from), all.substring(from)) : 0;
            tokens.add(new GeneratedToken(ids[t], logProb, NO_IDS, new float[0]));
        }
        return CompletableFuture.completedFuture(tokens);
    }

    @Override
    public synchronized CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        seen.add(request);
        String prompt = text(request.prompt());
        List<Generation> all = new ArrayList<>();
        for (int i = 0; i < request.samples(); i++) {
            all.add(generation(request, i, prompt, script.line(prompt, completions++)));
        }
        return CompletableFuture.completedFuture(all);
    }

    /// A prompt as text: ids are characters, turns follow one another as `role: text` lines.
    public static String text(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text t -> t.text();
            case Prompt.Tokens t -> new String(t.ids(), 0, t.ids().length);
            case Prompt.Chat c -> {
                var all = new StringBuilder();
                c.turns().forEach(turn -> all.append(turn.role()).append(": ").append(turn.content()).append('\n'));
                yield all.toString();
            }
        };
    }

    private static Generation generation(GenerationRequest request, int sample, String prompt, Line line) {
        List<String> stops = request.options().stops();
        String whole = Stops.before(line.text(), stops);
        boolean stopped = whole.length() < line.text().length();
        String written = stopped ? line.text().substring(0, whole.length() + stops.stream()
                .filter(s -> line.text().startsWith(s, whole.length()))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0)) : line.text();
        Generation.Finish finish = stopped ? Generation.Finish.STOP_STRING : Generation.Finish.END;
        if (written.length() > request.options().maxTokens()) {
            written = written.substring(0, request.options().maxTokens());
            finish = Generation.Finish.LENGTH;
        }
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int t = 0; t < written.length(); t++) {
            float p = (float) -line.of(t);
            float[] tops = new float[request.options().alternatives()];
            Arrays.fill(tops, p);
            tokens.add(new GeneratedToken(written.charAt(t), p, NO_IDS, tops));
            if (!request.watchers().isEmpty()
                    && request.watchers().get(sample).seen(t, tokens.getLast()) == TokenObserver.Next.STOP) {
                finish = Generation.Finish.INTERRUPTED;
                break;
            }
        }
        String text = written.substring(0, tokens.size());
        return new Generation(
                finish == Generation.Finish.STOP_STRING
                        && request.options().stopText() == GenerationOptions.StopText.HIDDEN
                                ? Stops.before(text, stops)
                                : text,
                tokens,
                prompt.chars().toArray(), prompt.length(), tokens.size(), finish);
    }
}

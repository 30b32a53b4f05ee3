package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Draws and shows completions of a task's problems, with their verdicts. Of an environment that is whole episodes:
/// what the model wrote and what the world forced into it are told apart.
///
/// Completion s of problem p draws from the stream `seed / "sample" / p / s`, as that of prompt p does.
record TaskSamples(Terminal terminal, TaskMixture mixture, ModelText text, Tokenizer tokenizer, long seed) {
    /// How what was drawn is printed.
    enum Form {
        LINES,
        JSON
    }

    /// A run of tokens of one kind.
    private record Part(boolean own, String text) {}

    void draw(Sampler sampler, Workers workers, int problems, int count, Form form) {
        var stream = new ProblemStream(mixture, Split.TEST, Key.of(seed).at("problems"));
        Key root = Key.of(seed).at("sample");
        var round = new Round(mixture, text);
        List<Problem> asked = new ArrayList<>();
        List<SampleRequest> requests = new ArrayList<>();
        for (int p = 0; p < problems; p++) {
            Key key = root.at(p);
            asked.add(stream.problem(p));
            requests.add(round.ask(asked.get(p), IntStream.range(0, count).mapToObj(key::at).toList()));
        }
        List<List<Completion>> completions = sampler.sample(requests);
        List<List<Round.Answer>> answers = round.judge(completions, workers);
        for (int p = 0; p < problems; p++) {
            for (int s = 0; s < count; s++) {
                Completion c = completions.get(p).get(s);
                Round.Answer answer = answers.get(p).get(s);
                if (form == Form.JSON) {
                    terminal.line(object(asked.get(p), c, answer).put("index", p).put("sample", s));
                } else {
                    terminal.line("--- problem %d (%s), completion %d: %d tokens, %s; %s: %s".formatted(
                            p + 1, asked.get(p).family(), s + 1, c.length(), stop(c).replace('_', ' '),
                            answer.verdict().kind(), answer.verdict().reason()));
                    terminal.line(labelled("prompt", asked.get(p).prompt()));
                    parts(c).forEach(part -> terminal.line(labelled(part.own ? "model" : "world", part.text)));
                }
            }
        }
    }

    private static String labelled(String label, String text) {
        return label + ": " + text.strip().replace("\n", "\n       ");
    }

    private static String stop(Completion c) {
        return c.stop().name().toLowerCase(Locale.ROOT);
    }

    private List<Part> parts(Completion c) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < c.length();) {
            int to = from + 1;
            while (to < c.length() && c.own()[to] == c.own()[from]) {
                to++;
            }
            parts.add(new Part(
                    c.own()[from],
                    tokenizer.decode(Arrays.copyOfRange(c.ids(), from, to), Tokenizer.Specials.HIDE)));
            from = to;
        }
        return parts;
    }

    private Json object(Problem problem, Completion c, Round.Answer answer) {
        int[] own = IntStream.range(0, c.length()).map(t -> c.own()[t] ? 1 : 0).toArray();
        var line = new Json()
                .put("task", problem.family())
                .put("problem", problem.id())
                .put("prompt", problem.prompt())
                .put("prompt_ids", c.prompt())
                .put("ids", c.ids())
                .put("own", own)
                .put("logprobs", c.logProbs())
                .put("entropies", c.entropies())
                .put("text", answer.text())
                .putObjects("parts", parts(c).stream()
                        .map(part -> new Json().put("own", part.own ? Json.Truth.YES : Json.Truth.NO)
                                .put("text", part.text))
                        .toList())
                .put("stop", stop(c))
                .put("verdict", answer.verdict().kind())
                .put("reason", answer.verdict().reason());
        answer.verdict().score().ifPresentOrElse(score -> line.put("score", score), () -> line.putNull("score"));
        return line;
    }
}

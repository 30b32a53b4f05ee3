package dev.hone.reasoning.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.SamplingService;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScorersTest {
    private final Question question = Questions.of("4");
    private final Session silent = Questions.session(Scripted.saying(""));

    private Candidate candidate(String text, GeneratedToken... tokens) {
        return Candidate.of(question, new Generation(
                text, List.of(tokens), new int[] {1}, 4, tokens.length == 0 ? text.length() : tokens.length,
                Generation.Finish.END));
    }

    private List<Candidate> candidates(String... texts) {
        return Arrays.stream(texts).map(t -> candidate(t)).toList();
    }

    private static GeneratedToken token(double... probabilities) {
        float[] logs = new float[probabilities.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) Math.log(probabilities[i]);
        }
        return new GeneratedToken(0, logs[0], new int[0], logs);
    }

    @Test
    void agreementBrevityAndFormat() {
        List<Candidate> c = candidates("x#4", "#5", "#4", "none");
        assertThat(new Agreement().score(question, c, silent)).containsExactly(0.5, 0.25, 0.5, 0);
        double[] brief = new Brevity().score(question, c, silent);
        assertThat(brief[1]).isEqualTo(-2).isEqualTo(brief[2]).isGreaterThan(brief[0]);
        assertThat(brief[3]).isLessThan(brief[0]);
        assertThat(new FormatMatch("^#").score(question, c, silent)).containsExactly(0, 1, 1, 0);
        assertThat(new Oracle().score(question, c, silent)).containsExactly(1, 0, 1, 0);
        assertThatThrownBy(() -> new FormatMatch("(")).hasMessageContaining("no regular expression");
    }

    @Test
    void certaintyAndEntropyOfKnownRows() {
        List<Candidate> c = List.of(candidate("a", token(0.5, 0.5)), candidate("b", token(0.9, 0.1)));
        double[] certainty = new SelfCertainty(2).score(question, c, silent);
        // KL of uniform against (1/2, 1/2) is 0; against (0.9, 0.1) it is -(log 1.8 + log 0.2) / 2.
        assertThat(certainty[0]).isCloseTo(0, offset(1e-6));
        assertThat(certainty[1]).isCloseTo(-(Math.log(1.8) + Math.log(0.2)) / 2, offset(1e-6));
        double[] entropy = new LowEntropy(2).score(question, c, silent);
        assertThat(entropy[0]).isCloseTo(-Math.log(2), offset(1e-6));
        double[] bound = new LowEntropy(1).score(question, List.of(candidate("a", token(0.5))), silent);
        assertThat(bound[0]).isCloseTo(-Math.log(2), offset(1e-6)); // what is left counts as one token
    }

    @Test
    void noveltyIsWhatOthersDoNotSay() {
        double[] n = new Novelty(1).score(question, candidates("aa", "aa", "b"), silent);
        assertThat(n).containsExactly(new double[] {0.5, 0.5, 1}, offset(1e-12));
        assertThat(new Novelty(2).score(question, candidates("a"), silent)).containsExactly(1);
    }

    @Test
    void aJudgesMarkIsItsLastNumber() {
        Scripted judge = Scripted.saying("3 steps are right. Mark: 7", "Mark: 12", "no idea");
        Session session = Questions.session(judge);
        double[] marks = new Judge(10, 50, "Mark it.").score(question, candidates("#4", "#5", "#6"), session);
        assertThat(marks).containsExactly(0.7, 1, 0);
        Spend spent = session.ledger().spent();
        assertThat(spent.calls()).isZero();
        assertThat(spent.completionTokens()).isZero();
        String first = "Question: 2+2=\nSolution: #4\nMark it.";
        assertThat(spent.scorerTokens()).isEqualTo(3L * first.length() + 26 + 8 + 7);
        assertThat(Scripted.text(judge.seen().getFirst().prompt())).isEqualTo(first);
        assertThat(judge.seen().getFirst().options().temperature()).isZero();
    }

    @Test
    void whoSaysNothingHasNoOpinion() {
        assertThat(new Judge(10, 50, "Mark it.").opinions(
                question, candidates("#4", "#5", "#6"),
                Questions.session(Scripted.saying("Mark: 7", "Mark: 0", "no idea"))))
                .containsExactly(OptionalDouble.of(0.7), OptionalDouble.of(0), OptionalDouble.empty());
        // The first pair is named in one order alone: A in (1, 2) is half a word for 1; the second pair never.
        Scripted pairs = new Scripted((prompt, n) -> new Scripted.Line(n == 0 ? "Better: A" : "hm"));
        assertThat(new PairwiseJudge(1, 9, "?").opinions(
                question, candidates("#4", "#5", "#6"), Questions.session(pairs)))
                .containsExactly(OptionalDouble.of(0.75), OptionalDouble.of(0.25), OptionalDouble.empty());
        assertThat(new PairwiseJudge(1, 9, "?").opinions(question, candidates("#4"), silent))
                .as("nobody to compare with").containsExactly(OptionalDouble.empty());
        assertThat(new Rubric("short; right", 5).opinions(question, candidates("#4", "#5"),
                Questions.session(Scripted.saying("hm", "yes", "hm", "hm"))))
                .as("of what was answered").containsExactly(OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(new Checklist(2, 9).opinions(question, candidates("#4"),
                Questions.session(Scripted.saying("is a number", "who knows"))))
                .containsExactly(OptionalDouble.empty());
        assertThat(new FormatMatch("^#").opinions(question, candidates("#4", "4"), silent))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(0));
    }

    @Test
    void anotherModelMayJudge() {
        Scripted judge = Scripted.saying("Mark: 5");
        var session = new Session(Scripted.saying("never"), GenerationOptions.of(1, 9), Budget.UNLIMITED, Key.of(1),
                new Helpers(Optional.of(judge), ScalarModels.NONE));
        assertThat(new Judge(10, 50, "?").score(question, candidates("#4"), session)).containsExactly(0.5);
        assertThat(judge.seen()).hasSize(1);
    }

    @Test
    void pairsAreJudgedInBothOrders() {
        // The first stands first: a judge that always prefers the first place says nothing.
        Session partial = Questions.session(Scripted.saying("Better: A"));
        assertThat(new PairwiseJudge(1, 9, "?").score(question, candidates("#4", "#5"), partial))
                .containsExactly(0.5, 0.5);
        Scripted knowing = new Scripted((prompt, n) -> new Scripted.Line(
                prompt.contains("A: #4") ? "Better: A" : "Better: B"));
        double[] wins =
                new PairwiseJudge(1, 9, "?").score(question, candidates("#4", "#5"), Questions.session(knowing));
        assertThat(wins).containsExactly(1, 0);
        assertThat(new PairwiseJudge(3, 9, "?").score(question, candidates("#4"), Questions.session(knowing)))
                .containsExactly(0.5);
    }

    @Test
    void rubricsAndChecklistsCountWhatIsMet() {
        Scripted judge = Scripted.saying("yes", "no", "yes", "Yes, it is");
        double[] shares = new Rubric("short; right", 5).score(
                question, candidates("#4", "#5"), Questions.session(judge));
        assertThat(shares).containsExactly(0.5, 1);
        Scripted writer = Scripted.saying("is a number\nis even\nis small", "yes", "no");
        double[] own = new Checklist(2, 9).score(question, candidates("#4"), Questions.session(writer));
        assertThat(own).containsExactly(0.5);
        assertThatThrownBy(() -> new Rubric(" ", 5)).hasMessageContaining("criteria");
    }

    @Test
    void stepsAreReduced() {
        List<Double> steps = List.of(0.5, 0.25, 0.75);
        assertThat(Reduce.LAST.of(steps)).isEqualTo(0.75);
        assertThat(Reduce.MIN.of(steps)).isEqualTo(0.25);
        assertThat(Reduce.PRODUCT.of(steps))
                .isEqualTo(0.09375);
        assertThat(Reduce.MEAN.of(steps)).isEqualTo(0.5);
    }

    @Test
    void modelsWithAScalarHeadReadTheCandidate() {
        Model tiny = ModelDirectory.read(Path.of("..", "models", "tiny-base"));
        ModelConfig c = tiny.config();
        var scalarConfig = new ModelConfig(
                c.architecture(), c.vocabulary(), c.width(), c.feedForward(), c.layers(), c.heads(), c.keyValueHeads(),
                c.headWidth(), c.maxPositions(), c.normEpsilon(), c.rotary(), ModelConfig.Head.SCALAR);
        var scalar = new Model(
                Parameters.random(scalarConfig, 0.3, Key.of(5)), tiny.tokenizer(), tiny.chatTemplate(),
                tiny.endTokens());
        assertThatThrownBy(() -> new ScalarModel(tiny, 1)).isInstanceOf(InputException.class);
        try (var model = new ScalarModel(scalar, 1)) {
            var session = new Session(Scripted.saying(""), GenerationOptions.of(1, 9), Budget.UNLIMITED, Key.of(1),
                    new Helpers(Optional.empty(), place -> model));
            double[] rewards = new RewardModelScore(Path.of("m")).score(question, candidates("1+1#4", "#5"), session);
            ScalarModel.Values v = model.values(question.prompt(), "1+1#4");
            assertThat(rewards[0]).isEqualTo(v.last());
            assertThat(v.ids()).hasSize(6); // five characters and the end token
            assertThat(session.ledger().spent()).isEqualTo(new Spend(0, 0, 0, 6 + 3));
            double[] last = new ProcessReward(Path.of("m"), "+", Reduce.MIN)
                    .score(question, candidates("1+1#4"), session);
            double step = Math.min(v.values()[1], v.last());
            assertThat(last[0]).isCloseTo(1 / (1 + Math.exp(-step)), offset(1e-6));
        }
        assertThatThrownBy(() -> new RewardModelScore(Path.of("m")).score(question, candidates("#4"), silent))
                .isInstanceOf(InputException.class);
    }

    @Test
    void theReferenceIsScoredBehindTheCandidatesReasoning() {
        Model tiny = ModelDirectory.read(Path.of("..", "models", "tiny-base"));
        try (var local = new LocalGenerator("tiny", tiny, 1, new SamplingService.Capacity(4, 64))) {
            var session = new Session(local, GenerationOptions.of(1, 9), Budget.UNLIMITED, Key.of(1));
            double[] scores = new ReferenceLikelihood().score(question, candidates("1+1#5", "#4"), session);
            int[] all = local.ids(question.prompt());
            List<Integer> ids = new ArrayList<>(Arrays.stream(all).boxed().toList());
            Arrays.stream(local.tokens("1+1#4")).forEach(ids::add);
            List<GeneratedToken> last = local.score(
                    ids.stream().mapToInt(i -> i).toArray(), ids.size() - 1, 0).join();
            assertThat(scores[0]).isCloseTo(Math.exp(last.getFirst().logProb()), offset(1e-12));
            assertThat(scores[1]).isBetween(0.0, 1.0);
        }
    }
}

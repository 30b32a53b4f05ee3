package dev.hone.training.testtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.combine.LogitContrast;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.strategy.Greedy;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.families.GridPuzzles;
import dev.hone.training.run.ContentHash;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestTimeTrainingTest {
    private static final SamplingService.Capacity ROOM = new SamplingService.Capacity(8, 128);
    private static final TestTimeTraining SHORT =
            new TestTimeTraining(5, 2, 2, 0.01, 4, 8, Augment.BOTH, Vote.HIERARCHICAL, 2);

    private final Model model = ModelDirectory.read(Path.of("..", "models", "tiny-base"));

    private static List<Question> questions(int n) {
        TaskMixture mixture = TaskMixture.of(new GridPuzzles(), List.of(1));
        return HeldOut.distinct(new ProblemStream(mixture, Split.TEST, Key.of(5)), n).stream()
                .map(p -> Question.of(mixture, p, Question.Form.TEXT, Optional.empty()))
                .toList();
    }

    private List<Solver.Solved> solved(
            TestTimeTraining strategy, List<Question> questions, int threads, Budget budget) {
        try (var generator = new LocalGenerator("tiny", model, threads, ROOM)) {
            return new Solver(generator, GenerationOptions.of(1, 16), budget)
                    .solve(strategy, questions, Key.of(9));
        }
    }

    /// Prompts have 2 letters, pairs of 23 characters with commas, 14 for the question, and the token that begins;
    /// answers 12 with # and the token that ends.
    private static final int THREE_PAIRS = 1 + 2 + 3 * 23 + 2 + 1 + 11 + 1;
    private static final int TWO_PAIRS = THREE_PAIRS - 24;
    private static final int ANSWER = 1 + 11 + 1;

    @Test
    void theAccountCountsWhatIsTrainedAndEveryView() {
        Spend spent = solved(SHORT, questions(1), 1, Budget.UNLIMITED).getFirst().spent();
        assertThat(spent.trainedTokens()).isEqualTo(2 * 5L * (TWO_PAIRS + ANSWER));
        assertThat(spent.calls()).isEqualTo(16);
        assertThat(spent.promptTokens()).isEqualTo(16L * THREE_PAIRS);
        assertThat(spent.written()).isEqualTo(spent.completionTokens() + spent.trainedTokens());
        Spend bounded = solved(SHORT, questions(1), 1, Budget.ofCalls(3)).getFirst().spent();
        assertThat(bounded.calls()).isEqualTo(3);
    }

    @Test
    void theWeightsBesideTheAdaptersStayAsTheyAre() {
        String before = ContentHash.of(model.parameters().values());
        List<Solver.Solved> all = solved(SHORT, questions(3), 2, Budget.UNLIMITED);
        assertThat(ContentHash.of(model.parameters().values())).isEqualTo(before);
        assertThat(model.parameters().adapter()).isEmpty();
        assertThat(all.stream().map(s -> s.solution().text())).hasSize(3);
    }

    @Test
    void eachQuestionHasTheSameBitsAloneOrTogetherOnOneThreadOrMany() {
        List<Question> asked = questions(4);
        List<Solver.Solved> one = solved(SHORT, asked, 1, Budget.UNLIMITED);
        List<Solver.Solved> many = solved(SHORT, asked, 3, Budget.UNLIMITED);
        Solver.Solved alone = solved(SHORT, asked.subList(0, 1), 2, Budget.UNLIMITED).getFirst();
        for (int i = 0; i < 4; i++) {
            assertThat(bits(many.get(i))).isEqualTo(bits(one.get(i)));
            assertThat(many.get(i).spent()).isEqualTo(one.get(i).spent());
        }
        assertThat(bits(alone)).isEqualTo(bits(one.getFirst()));
        assertThat(bits(one.getFirst())).isNotEqualTo(bits(one.get(1)));
    }

    private static List<String> bits(Solver.Solved solved) {
        return solved.solution().considered().stream()
                .map(c -> c.text() + " " + c.generation().tokens().stream()
                        .map(t -> t.id() + ":" + Float.floatToRawIntBits(t.logProb()))
                        .toList())
                .toList();
    }

    @Test
    void untrainedAndWithoutVoteItIsGreedy() {
        var nothing = new TestTimeTraining(5, 0, 2, 0.01, 4, 8, Augment.BOTH, Vote.NONE, 1);
        List<Question> asked = questions(3);
        List<Solver.Solved> given = solved(nothing, asked, 1, Budget.UNLIMITED);
        try (var generator = new LocalGenerator("tiny", model, 1, ROOM)) {
            List<Solver.Solved> greedy = new Solver(generator, GenerationOptions.of(1, 16), Budget.UNLIMITED)
                    .solve(new Greedy(), asked, Key.of(9));
            for (int i = 0; i < 3; i++) {
                assertThat(given.get(i).solution().answer()).isEqualTo(greedy.get(i).solution().answer());
                assertThat(given.get(i).spent()).isEqualTo(greedy.get(i).spent());
            }
        }
    }

    @Test
    void anAdapterLearnsItsExamplesAndNothingElse() {
        int[] prompt = model.tokenizer().orElseThrow().encode("ag1>2:1=");
        int[] answer = model.tokenizer().orElseThrow().encode("#2");
        var example = new TokenTree(prompt, List.of(answer));
        double before = logProb(model, example);
        QuestionAdapter.Adapted adapted = new QuestionAdapter(4, 8, 0.01, 20, 2)
                .train(model, List.of(example, example, example), Key.of(1));
        assertThat(adapted.tokens()).isEqualTo(20L * 3 * (prompt.length + answer.length));
        assertThat(logProb(adapted.model(), example)).isGreaterThan(-0.1).isGreaterThan(before + 1);
        assertThat(logProb(model, example)).isEqualTo(before);
        assertThat(adapted.model().parameters().adapter().orElseThrow().pairs().stream().map(p -> p.linear()))
                .contains(LinearLayer.Q_PROJ, LinearLayer.DOWN_PROJ)
                .doesNotContain(LinearLayer.K_PROJ);
    }

    private static double logProb(Model model, TokenTree tree) {
        double[] sum = new double[1];
        try (Workers workers = Workers.of(1)) {
            new Learner(model.parameters(), workers, 1).policy(
                    List.of(tree), (t, s, index, id, row) -> sum[0] += row.logProb(id));
        }
        return sum[0];
    }

    @Test
    void itIsAStrategyByName() {
        assertThat(Strategies.all().parse("test-time-training(augment=none,vote=flat,epochs=1)"))
                .isEqualTo(new TestTimeTraining(48, 1, 4, 1e-3, 8, 16, Augment.NONE, Vote.FLAT, 2));
        assertThatThrownBy(() -> Strategies.all().parse("test-time-training(epochs=-1)"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("epochs not negative");
    }

    @Test
    void itNeedsGridsAndOneModelOfThisMachine() {
        Question sum = Question.of("1+1=", Question.Form.TEXT, Optional.empty());
        assertThatThrownBy(() -> solved(SHORT, List.of(sum), 1, Budget.UNLIMITED))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs tasks of grids");
        var two = new CombinedModel(model, List.of(model), new LogitContrast(0.1, 0.5));
        try (var generator = new LocalGenerator("two", two, 1, ROOM)) {
            var solver = new Solver(generator, GenerationOptions.of(1, 16), Budget.UNLIMITED);
            assertThatThrownBy(() -> solver.solve(SHORT, questions(1), Key.of(1)))
                    .hasMessageContaining("needs one model on this machine, not two");
        }
        assertThat(IntStream.of(THREE_PAIRS, TWO_PAIRS)).allMatch(n -> n < 128);
    }
}

package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.tuning.ArmTable;
import dev.hone.reasoning.tuning.ComputeCalibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeOptimalTest {
    private final Question question = Questions.of("4");
    private final ComputeOptimal byAgreement = new ComputeOptimal(
            2, Difficulty.DISAGREEMENT, List.of(0.5), List.of(new SelfConsistency(2), new SelfConsistency(5)));

    @Test
    void whatAgreesIsDoneAndWhatDoesNotIsGoneOnWith() {
        Session easy = Questions.session(Scripted.saying("#4"));
        assertThat(byAgreement.solve(question, easy).considered()).hasSize(2);
        assertThat(easy.ledger().spent()).isEqualTo(new Spend(2, 4, 4, 0));
        Session hard = Questions.session(Scripted.saying("#5", "#4", "#4", "#4", "#5"));
        Solution s = byAgreement.solve(question, hard);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(5); // the pilot's two are the first of the five
        assertThat(hard.ledger().spent()).isEqualTo(new Spend(5, 8, 10, 0));
    }

    @Test
    void anArmThatCannotGoOnBeginsAnew() {
        var optimal = new ComputeOptimal(1, Difficulty.DISAGREEMENT, List.of(), List.of(new Greedy()));
        Session session = Questions.session(Scripted.saying("#5", "#4"));
        assertThat(optimal.solve(question, session).answer()).isEqualTo("4");
        assertThat(session.ledger().spent().calls()).isEqualTo(2);
        // Where nothing is left for the arm, the pilot answers.
        Session poor = Questions.session(Scripted.saying("#5", "#4"), Budget.ofCalls(1));
        assertThat(optimal.solve(question, poor).answer()).isEqualTo("5");
    }

    @Test
    void difficulties() {
        Session session = Questions.session(Scripted.saying(List.of(
                new Scripted.Line("#4", 1), new Scripted.Line("#4", 2), new Scripted.Line("#5", 3),
                new Scripted.Line("??", 4))));
        List<Candidate> four = session.candidates(question, 4);
        assertThat(Difficulty.DISAGREEMENT.of(four)).isEqualTo(0.5);
        assertThat(Difficulty.ENTROPY.of(four)).isCloseTo(1.5 * Math.log(2), offset(1e-12));
        assertThat(Difficulty.SURPRISE.of(four)).isEqualTo(2.5);
        assertThat(Difficulty.ENTROPY.of(List.of())).isZero();
        assertThat(ComputeOptimal.bin(0.5, List.of(0.5, 0.7))).isEqualTo(1);
    }

    @Test
    void chainsAreRevisedBesideEachOther() {
        Scripted model = Scripted.saying("#1", "#2", "#3", "#3");
        Session session = Questions.session(model);
        Solution s = new Chains(2, 2, 1, "again").solve(question, session);
        assertThat(s.answer()).isEqualTo("3");
        assertThat(model.seen().stream().map(r -> Scripted.text(r.prompt())))
                .containsExactly("2+2=", "2+2=#1\nagain", "2+2=#2\nagain");
        int revised = "2+2=#1\nagain".length();
        assertThat(session.ledger().spent()).isEqualTo(new Spend(4, 4 + 2L * revised, 8, 0));
        // One chain is what revision by majority does, chains of one are self-consistency.
        Solution one =
                new Chains(1, 3, 2, "again").solve(question, Questions.session(Scripted.saying("#1", "#2", "#2")));
        Solution same = new Revision(3, 2, Revision.Choice.MAJORITY, "again")
                .solve(question, Questions.session(Scripted.saying("#1", "#2", "#2")));
        assertThat(one).usingRecursiveComparison().isEqualTo(same);
        Session cut = Questions.session(Scripted.saying("#1", "#2", "#3"), Budget.ofCalls(3));
        assertThat(new Chains(2, 4, 1, "again").solve(question, cut).considered()).hasSize(3);
    }

    @Test
    void calibrationTriesEveryArmBehindTheSamePilot() {
        Scripted model = new Scripted((prompt, n) -> new Scripted.Line(prompt.equals("easy") ? "#4" : "#" + n));
        List<Question> both = List.of(Questions.asking("easy", "4"), Questions.asking("hard", "4"));
        var calibration = new ComputeCalibration(
                2, Difficulty.DISAGREEMENT, List.of(new SelfConsistency(2), new SelfConsistency(6)), 2);
        var solver = new Solver(model, GenerationOptions.of(1, 99), Budget.UNLIMITED);
        ArmTable table = calibration.table(solver, both, Key.of(1));
        assertThat(table.edges()).containsExactly(0.5);
        assertThat(table.cells().getFirst())
                .containsExactly(new ArmTable.Cell(1, 1, 4), new ArmTable.Cell(1, 1, 12));
        ComputeOptimal chosen = calibration.strategy(table, table.within(100));
        assertThat(chosen.arms().getFirst()).isEqualTo(new SelfConsistency(2));
        assertThat(Strategies.all().parse(Strategies.all().text(chosen))).isEqualTo(chosen);
    }

    @Test
    void isWrittenOnALine() {
        assertThat(Strategies.all().parse("compute-optimal(pilot=2,difficulty=surprise,edges=0.5|0.75,"
                + "arms=greedy|self-consistency:4|chains(chains=2,ask=\"a|b, c\"))"))
                .isEqualTo(new ComputeOptimal(2, Difficulty.SURPRISE, List.of(0.5, 0.75),
                        List.of(new Greedy(), new SelfConsistency(4), new Chains(2, 4, 2, "a|b, c"))));
        assertThat(Strategies.all().parse("compute-optimal(edges=\"\",arms=greedy)"))
                .isEqualTo(new ComputeOptimal(4, Difficulty.DISAGREEMENT, List.of(), List.of(new Greedy())));
        assertThatThrownBy(() -> Strategies.all().parse("compute-optimal(edges=0.5,arms=greedy)"))
                .hasMessageContaining("one more than edges");
        assertThatThrownBy(() -> Strategies.all().parse("compute-optimal(edges=x)"))
                .hasMessageContaining("must be a number");
        assertThatThrownBy(() -> Strategies.all().parse("compute-optimal(arms=greedy|gredy)"))
                .hasMessageContaining("did you mean 'greedy'");
    }
}

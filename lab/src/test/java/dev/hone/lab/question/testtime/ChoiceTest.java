package dev.hone.lab.question.testtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Drawn RIGHT = new Drawn("64", true, 10, -0.1, 0.9);
    private static final Drawn WRONG = new Drawn("12", false, 20, -0.5, 0.2);
    private static final Drawn SILENT = new Drawn("", false, 5, -0.01, 2);

    @Test
    void ballotsWithoutAnAnswerDoNotCount() {
        assertThat(Choice.vote(d -> 1).right(List.of(RIGHT, SILENT, SILENT))).isEqualTo(1);
        assertThat(Choice.vote(d -> 1).right(List.of(SILENT))).isZero();
        assertThat(Choice.vote(d -> 1).right(List.of(RIGHT, WRONG, WRONG))).isZero();
    }

    @Test
    void tiesAreSharedAndNotBrokenForTheTruth() {
        assertThat(Choice.vote(d -> 1).right(List.of(RIGHT, WRONG))).isEqualTo(0.5);
        assertThat(Choice.shortestVote().right(List.of(RIGHT, WRONG))).isEqualTo(1);
        assertThat(Choice.vote(Drawn::score).right(List.of(RIGHT, WRONG, WRONG, WRONG))).isEqualTo(1);
    }

    @Test
    void theBestOfNIsTheBestScoredWhateverItSays() {
        assertThat(Choice.best(Drawn::score).right(List.of(RIGHT, WRONG))).isEqualTo(1);
        assertThat(Choice.best(Drawn::score).right(List.of(RIGHT, WRONG, SILENT))).isZero();
    }

    @Test
    void runsAreSeparate() {
        var pool = List.of(RIGHT, RIGHT, WRONG, WRONG, RIGHT);
        assertThat(Choice.vote(d -> 1).over(pool, 2)).isEqualTo(0.5);
        assertThat(Choice.vote(d -> 1).over(pool, 1)).isCloseTo(0.6, offset(1e-12));
    }

    @Test
    void measuresOfPools() {
        var pool = List.of(RIGHT, WRONG, WRONG, SILENT);
        assertThat(PoolMeasures.margin(pool)).isEqualTo(-0.25);
        assertThat(PoolMeasures.auc(List.of(pool))).isCloseTo(2 / 3.0, offset(1e-12));
        assertThat(PoolMeasures.length(List.of(pool), true)).isEqualTo(10);
        assertThat(PoolMeasures.length(List.of(pool), false)).isEqualTo(15);
    }
}

package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameFamiliesTest {
    @ParameterizedTest
    @CsvSource({"ttX.Y/.XY/.Y.=,9,correct", "ttX.Y/.XY/.Y.=,2,incorrect", "ttX.Y/.XY/.Y.=,1,incorrect",
        "ttX.Y/.XY/.Y.=,10,incorrect", "ttX.Y/.XY/.Y.=,X,incorrect", "ttXX./YY./X.Y=,3,correct",
        "ttXXX/YY./...=,6,failed", "ttXYX/XYY/YXX=,1,failed"})
    void everyBestMoveIsRight(String prompt, String answer, String kind) {
        assertThat(new TicTacToe().verifier().verify(prompt, "#" + answer).kind()).isEqualTo(kind);
    }

    @Test
    void movesAreJudgedByBestPlay() {
        assertThat(steps(new TicTacToe(), "ttX.Y/.XY/.Y.=")).isEqualTo("2-,4-,7-,9+#9");
        assertThat(steps(new TicTacToe(), "ttYXX/XYY/...=")).isEqualTo("7-,8-,90#9");
        assertThat(buggy(new TicTacToe(), "ttYXX/XYY/...=")).isEqualTo("70,80,90#7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"nm3,4,6=;2,4,6;correct", "nm3,4,6=;3,4,5;incorrect", "nm3,4,6=;3,4,6;incorrect",
                "nm3,4,6=;1,2,3;incorrect", "nm3,4,6=;2,4;incorrect", "nm3,4,6=;3,5,6;incorrect",
                "nm3,3,3=;0,3,3;correct", "nm3,3,3=;3,0,3;correct", "nm3,3,3=;3,3,-1;incorrect"})
    void everyWinningMoveIsRight(String prompt, String answer, String kind) {
        assertThat(verdict(new NimMoves(), prompt, answer)).isEqualTo(kind);
    }

    @Test
    void pilesAreAddedWithoutCarry() {
        assertThat(steps(new NimMoves(), "nm3,4,6=")).isEqualTo("3^4=7,7^6=1,3^1=2Y#2,4,6");
        assertThat(buggy(new NimMoves(), "nm3,4,6=")).isEqualTo("#3,4,4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"hn1231>3231=;13;correct", "hn1231>3231=;12,23;correct",
        "hn1231>3231=;12;incorrect", "hn1231>3231=;31;incorrect", "hn1111>1111=;12,21;correct",
        "hn1131>1133=;23;incorrect", "hn1231>3231=;13,;incorrect"})
    void everySequenceOfMovesOfDisksThatEndsAtTheGoalIsRight(String prompt, String answer, String kind) {
        assertThat(verdict(new TowerOfHanoi(), prompt, answer)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"l;correct", "l,r,l;correct", "d,u,l;correct", "r;incorrect", "u,d,l;incorrect",
                "l,l;incorrect", "x;incorrect"})
    void everySequenceOfMovesOfTheGapThatEndsAtTheGoalIsRight(String answer, String kind) {
        assertThat(verdict(new SlidingTiles(), "sl12./345>1.2/345=", answer)).isEqualTo(kind);
    }

    @Test
    void theGapMovesDownWhereThereIsARowBelow() {
        assertThat(verdict(new SlidingTiles(), "sl12./345>125/34.=", "d")).isEqualTo("correct");
        assertThat(steps(new SlidingTiles(), "sl12./345>1.2/345=")).isEqualTo("l:1.2/345#l");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"wj3,5:0.2>4=;b+,b>a,a-,b>a,b+,b>a;correct", "wj3,5:0.2>4=;b+,b>a;incorrect",
        "wj3,5:0.0>5=;b+;correct", "wj3,5:0.0>5=;a+;incorrect", "wj3,5:0.0>5=;c+;incorrect"})
    void everyWayToMeasureIsRight(String prompt, String answer, String kind) {
        assertThat(verdict(new WaterJugs(), prompt, answer)).isEqualTo(kind);
    }

    @Test
    void pouringStopsWhereAJugIsFullOrEmpty() {
        var family = new WaterJugs();
        assertThat(family.moves("3,5:3.4")).containsEntry("a>b", "3,5:2.5").containsEntry("b>a", "3,5:3.4");
        assertThat(family.moves("3,5:1.1")).containsEntry("a>b", "3,5:0.2").containsEntry("b>a", "3,5:2.0");
    }

    @Test
    void difficultyIsTheLengthOfTheShortestWay() {
        for (MovePuzzle family : List.of(new TowerOfHanoi(), new SlidingTiles(), new WaterJugs())) {
            for (int difficulty : family.difficulties()) {
                Problem problem = family.problem(Key.of(3).at(difficulty).draws(), difficulty);
                assertThat(problem.reference().split(",")).as(problem.prompt()).hasSize(difficulty);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"15863724,correct", "15863725,incorrect", "25863714,incorrect", "1586372,incorrect",
        "15863729,incorrect"})
    void queensMustNotAttackEachOther(String answer, String kind) {
        assertThat(verdict(new EightQueens(), "qn15863.2.=", answer)).isEqualTo(kind);
    }

    @Test
    void queensArePlacedRowByRow() {
        assertThat(steps(new EightQueens(), "qn15863.2.=")).isEqualTo("67,84#15863724");
        assertThat(steps(new EightQueens(), "qn.7.6...3=")).isEqualTo("11,32,58,6X,5X,34,58,62,75#17468253");
    }
}

package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.grid.CellGrid;
import org.junit.jupiter.api.Test;

class GridFamiliesTest {
    private static final CellGrid GRID = CellGrid.read("abc/def");

    @Test
    void gridsTurn() {
        assertThat(GRID.turned().text()).isEqualTo("da/eb/fc");
        assertThat(GRID.transposed().text()).isEqualTo("ad/be/cf");
        assertThat(GRID.mirrored().text()).isEqualTo("cba/fed");
        assertThat(GRID.flipped().text()).isEqualTo("def/abc");
        assertThat(GRID.turned().turned().turned().turned()).isEqualTo(GRID);
        assertThat(GRID.transposed().mirrored()).isEqualTo(GRID.turned());
        assertThat(GRID.at(2, 0)).isEqualTo(' ');
        assertThat(GRID.at(0, -1)).isEqualTo(' ');
    }

    @Test
    void turnsAreWrittenDown() {
        assertThat(steps(new GridTurns(), "gtrh:abc/dca=")).isEqualTo("da/cb/ac,ad/bc/ca#ad/bc/ca");
        assertThat(steps(new GridTurns(), "gtlr:abc/dca=")).endsWith("#abc/dca");
        assertThat(buggy(new GridTurns(), "gtr:abc/dca=")).isEqualTo("ca/bc/ad#ca/bc/ad");
    }

    @Test
    void aBlinkerBlinks() {
        var family = new LifeSteps();
        assertThat(steps(family, "lf..../XXX./....=")).isEqualTo("2321:.X..,1211:.X..,2321:.X..#.X../.X../.X..");
        assertThat(steps(family, "lf.XX./.XX.=")).endsWith("#.XX./.XX.");
        assertThat(steps(family, "lf.XX./.X../..X.="))
                .isEqualTo("2221:.XX.,2342:.X..,1211:....#.XX./.X../....");
        assertThat(buggy(family, "lf..../XXX./....=")).isEqualTo("1110:....,1211:.X..,1110:....#..../.X../....");
    }

    @Test
    void fieldsAreReachedInWaves() {
        assertThat(steps(new FloodFill(), "fl.XX./Y.X./XX..=")).isEqualTo("21,11.22#3");
        assertThat(buggy(new FloodFill(), "fl.XX./Y.X./XX..=")).isEqualTo("21,11.22,33,24.34,14#7");
        assertThat(steps(new FloodFill(), "flYX../XX..=")).isEqualTo("11#1");
    }

    @Test
    void fieldsWithOneCandidateAreFilled() {
        var family = new SmallSudoku();
        assertThat(steps(family, "su1.34/3412/214./4.21=")).isEqualTo("122,343,423#1234/3412/2143/4321");
    }

    @Test
    void squaresHoldEachDigitOnceInEveryRowColumnAndQuarter() {
        var family = new SmallSudoku();
        for (int i = 0; i < 200; i++) {
            CellGrid square = CellGrid.read(family.problem(Key.of(4).at(i).draws(), 5).reference());
            for (int j = 0; j < 4; j++) {
                String row = square.rows().get(j);
                String column = square.transposed().rows().get(j);
                int top = j / 2 * 2;
                int left = j % 2 * 2;
                String quarter = "" + square.at(top, left) + square.at(top, left + 1) + square.at(top + 1, left)
                        + square.at(top + 1, left + 1);
                assertThat(Canonical.letters(row)).isEqualTo("1234");
                assertThat(Canonical.letters(column)).isEqualTo("1234");
                assertThat(Canonical.letters(quarter)).isEqualTo("1234");
            }
        }
    }
}

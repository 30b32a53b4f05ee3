package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InductionFamiliesTest {
    private static String applied(RuleInduction family, String letter, String input) {
        return family.rules().stream()
                .filter(rule -> rule.letter().equals(letter))
                .map(rule -> rule.rule().apply(input))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"r,312,213", "s,3121,1123", "u,31213,312", "f,312,12", "l,312,31", "i,3190,4201", "e,3128,28",
        "c,312,123", "z,3129,9123", "z,7,7"})
    void functionsChangeLists(String letter, String input, String output) {
        assertThat(applied(new ListFunctions(), letter, input)).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource({"m,01100222,00110022", "n,01100222,11002220", "x,01100222,22200110", "f,01002010,01112110",
        "h,02222033,02002033", "d,01022030,00022000", "k,01022030,00022000", "w,01230000,02310000",
        "p,01022030,12230000"})
    void rowsChange(String letter, String input, String output) {
        assertThat(applied(new RowPuzzles(), letter, input)).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource({"r,120/000/001,001/002/100", "h,120/000/001,021/000/100", "v,120/000/001,001/000/120",
        "t,120/000/001,100/200/001", "g,120/000/001,000/000/121", "g,120/010/001,000/020/111",
        "w,120/000/001,210/000/002", "o,120/000/001,110/000/001", "s,120/000/001,001/120/000"})
    void gridsChange(String letter, String input, String output) {
        assertThat(applied(new GridPuzzles(), letter, input)).isEqualTo(output);
    }

    @Test
    void rulesThatDoNotFitMakeNothing() {
        assertThat(applied(new ListFunctions(), "e", "135")).isEmpty();
        assertThat(applied(new RowPuzzles(), "m", "00000001")).isEmpty();
        assertThat(NamedRule.states(new ListFunctions().rules().subList(3, 5), "7")).containsExactly("", "");
    }

    @Test
    void rulesAreFoundAndApplied() {
        assertThat(steps(new ListFunctions(), "li12068>82061,9176>6179,873>378:5887="))
                .isEqualTo("z:82061,z:7885#7885");
        assertThat(steps(new GridPuzzles(),
                "ag100/020/000>001/020/000,000/110/000>000/011/000,200/000/100>002/000/001:220/000/010="))
                .isEqualTo("h:001/020/000,h:022/000/010#022/000/010");
        assertThat(buggy(new RowPuzzles(), "ar01100222>11002220,01000000>10000000,00300110>03001100:00033010="))
                .isEqualTo("n:11002220,n:00330100#00330100");
    }

    @Test
    void allChainsOfTheLengthThatExplainTheExamplesGiveTheAnswer() {
        for (RuleInduction family : List.of(new ListFunctions(), new RowPuzzles(), new GridPuzzles())) {
            for (int i = 0; i < 12; i++) {
                var problem = family.problem(Key.of(5).at(i).draws(), 2);
                List<String> parts = family.question().read(problem.prompt());
                List<String> answers = NamedRule.chains(family.rules(), 2).stream()
                        .filter(chain -> List.of(parts.getFirst().split(",")).stream()
                                .allMatch(example -> NamedRule.states(chain, example.split(">")[0]).getLast()
                                        .equals(example.split(">")[1])))
                        .map(chain -> NamedRule.states(chain, parts.getLast()).getLast())
                        .distinct()
                        .toList();
                assertThat(answers).containsExactly(problem.reference());
            }
        }
    }
}

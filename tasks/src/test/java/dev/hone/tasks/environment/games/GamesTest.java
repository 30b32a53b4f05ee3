package dev.hone.tasks.environment.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Script;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.environment.Transcript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Episodes played by hand.
class GamesTest {
    private static final String MAZE = "..#....##..." + "....";

    private static String play(EnvironmentFamily family, String setup, String... actions) {
        return Script.play(family.open(setup), List.of(actions)).text();
    }

    private static Verdict verdict(EnvironmentFamily family, String setup, String... actions) {
        return family.verifier().verify(setup, String.join("\n", actions));
    }

    @Test
    void aHiddenNumberIsCalledTooHighOrTooLow() {
        var game = new HiddenNumber();
        assertThat(game.open("12-17:15:3").reset()).isEqualTo("n12-17=");
        assertThat(play(game, "12-17:15:3", "14", "16", "15")).isEqualTo("14\n→ >\n16\n→ <\n15");
        assertThat(verdict(game, "12-17:15:3", "14", "16", "15"))
                .isEqualTo(new Verdict.Correct("found 15 in turn 3"));
        assertThat(verdict(game, "12-17:15:3", "14", "x", "99", "15"))
                .isEqualTo(new Verdict.Incorrect("the goal was not reached within 3 turns"));
        assertThat(verdict(game, "12-17:15:3", "14")).isInstanceOf(Verdict.Unparseable.class);
        assertThat(play(game, "12-17:15:3", "18", "")).isEqualTo("18\n→ ?\n\n→ ?");
    }

    @Test
    void aMazeHasWallsAndAnEdge() {
        var game = new Maze();
        String setup = MAZE + ":0:6:8";
        assertThat(game.open(setup).reset()).isEqualTo("mX.#./..Y#/#.../....=");
        assertThat(play(game, setup, "u", "r", "r", "no", "d", "r"))
                .isEqualTo("u\n→ #\nr\n→ .\nr\n→ #\nno\n→ ?\nd\n→ .\nr");
        assertThat(verdict(game, setup, "r", "d", "r").score()).hasValue(1);
    }

    @Test
    void aBoxIsPushedAndNeverPulled() {
        var game = new Pushing();
        String setup = "................:0:5:13:10";
        assertThat(game.open(setup).reset()).isEqualTo("pX.../.b../..../.Y..=");
        assertThat(play(game, setup, "r", "u", "d", "u", "d", "d"))
                .isEqualTo("r\n→ .\nu\n→ #\nd\n→ b\nu\n→ .\nd\n→ .\nd");
        assertThat(verdict(game, "................:0:1:13:3", "r", "r", "r").score()).hasValue(0);
        assertThat(play(game, "................:2:3:13:4", "r")).isEqualTo("r\n→ #");
    }

    @Test
    void mastermindCountsEachLetterOnce() {
        assertThat(Mastermind.answer("aab", "abc")).isEqualTo("1,1");
        assertThat(Mastermind.answer("abc", "abc")).isEqualTo("3,0");
        assertThat(Mastermind.answer("aabb", "bbaa")).isEqualTo("0,4");
        assertThat(new Mastermind().open("abc:aef").reset()).isEqualTo("kabc>1,0=");
        assertThat(play(new Mastermind(), "abc:aef", "afe", "abcd", "aef")).isEqualTo("afe\n→ 1,2\nabcd\n→ ?\naef");
    }

    @Test
    void aCalculatorAnswersCallsAndTheTaskAnswers() {
        var game = new CalculatorTask();
        assertThat(game.open("47+83*6").reset()).isEqualTo("c47+83*6=");
        assertThat(play(game, "47+83*6", "calc(47+83)", "calc(130*)", "hm", "calc(130*6)", "#780"))
                .isEqualTo("calc(47+83)\n→ 130\ncalc(130*)\n→ !\nhm\n→ ?\ncalc(130*6)\n→ 780\n#780");
        assertThat(verdict(game, "47+83*6", "#781"))
                .isEqualTo(new Verdict.Incorrect("the answer is 780"));
    }

    @Test
    void rewardsOfAnEpisodeThatIsNotSolvedArePartialCredit() {
        Transcript half = Transcript.EMPTY.then("a", new Step("x", 0.5, Optional.empty()))
                .then("b", new Step("", 0, Optional.of(new End.Lost("no"))));
        assertThat(half.verdict()).isEqualTo(new Verdict.Partial(0.5, "no"));
        assertThatThrownBy(() -> half.then("c", Step.goesOn("y"))).hasMessageContaining("the episode is over: no");
        assertThatThrownBy(() -> Step.goesOn("")).hasMessageContaining("needs an observation");
        assertThatThrownBy(() -> new Step("x", Double.NaN, Optional.empty())).hasMessageContaining("NaN");
    }

    @Test
    void aSetupOfAnotherGameIsTheVerifiersFailure() {
        assertThat(verdict(new Maze(), "12-17:15:3", "u")).isInstanceOf(Verdict.Failed.class);
        assertThatThrownBy(() -> new HiddenNumber().demonstrate(
                new HiddenNumber().problem(Key.of(1).draws(), 3), Style.BUGGY, Key.of(1).draws()))
                .hasMessageContaining("no style BUGGY");
    }
}

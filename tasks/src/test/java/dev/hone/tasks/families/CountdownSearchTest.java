package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyAlphabet;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.search.Searcher;
import dev.hone.tasks.search.TraceReader;
import dev.hone.tasks.search.TraceReplay;
import dev.hone.tasks.search.TraceReplay.Mark;
import dev.hone.tasks.search.TraceWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountdownSearchTest {
    private final CountdownSearch family = new CountdownSearch();
    private final CountdownSpace space = new CountdownSpace(Goal.parse("n2,3,5>25="));

    private TraceReplay replay(String text) {
        return TraceReader.read(space, text).replay();
    }

    @Test
    void aSearchByHand() {
        // By distance to 25: 5 first, then 5*3=15, of which +2 = 17 is nearest, then *2 = 30, -2 = 13.
        assertThat(TraceWriter.text(space, new Searcher.DepthFirst(3).run(space, space::distance)))
                .isEqualTo("5*3=15*2=30X");
        String whole = TraceWriter.text(space, new Searcher.DepthFirst(999).run(space, space::distance));
        assertThat(whole).startsWith("5*3=15*2=30X<+2=17X<-2=13X<<*2=10").endsWith("Y");
        assertThat(replay(whole)).matches(r -> r.reached() && r.legality() == 1);
    }

    @Test
    void stepsAreJudgedByArithmetic() {
        assertThat(replay("2+3=5*5=25Y").marks()).containsOnly(Mark.LEGAL);
        assertThat(replay("2+3=6*5=25Y").marks())
                .containsExactly(Mark.LEGAL, Mark.MISCALCULATED, Mark.LEGAL, Mark.LEGAL);
        assertThat(replay("2+2=4").marks()).containsExactly(Mark.LEGAL, Mark.ILLEGAL); // there is one 2
        assertThat(replay("2-3=0").count(Mark.ILLEGAL)).isEqualTo(1); // below 0
        assertThat(replay("2+3").count(Mark.MISCALCULATED)).isEqualTo(1); // without its value
        assertThat(replay("99999999999999999999+=<&").reached()).isFalse();
        assertThat(replay("&:2&:3&2:+3=5").marks()).containsOnly(Mark.LEGAL);
    }

    @Test
    void demonstrationsAreLegalSearchesInTheAlphabet() {
        int failed = 0;
        int longest = 0;
        for (int i = 0; i < 300; i++) {
            Draws draws = Key.of(i).draws();
            Problem problem = family.problem(draws, 3);
            for (Style style : family.styles()) {
                String text = family.demonstrate(problem, style, draws);
                TraceReplay replay = family.replay(problem).orElseThrow().apply(text);
                assertThat(replay.legality()).as(text).isEqualTo(1);
                assertThat(TinyAlphabet.covers(text)).isTrue();
                boolean right = family.verify(problem, text) instanceof Verdict.Correct;
                assertThat(right).as("%s %s", problem.prompt(), text).isEqualTo(replay.reached());
                failed += right ? 0 : 1;
                longest = Math.max(longest, text.length());
                assertThat(style == Style.SLOPPY || right).isTrue();
            }
        }
        assertThat(failed).isBetween(60, 240); // failed searches are kept, and are not all of the sloppy ones
        assertThat(longest).isGreaterThan(100);
    }

    @Test
    void theVerifierReadsTheAnswerAlone() {
        Problem problem = new Problem("p", family.name(), "n2,3,5>25=", "2+3*5", 3, Map.of());
        assertThat(family.verify(problem, "nonsense<<X#2+3*5")).isInstanceOf(Verdict.Correct.class);
        assertThat(family.verify(problem, "2+3=5*5=25Y#2*3*5")).isInstanceOf(Verdict.Incorrect.class);
        assertThat(family.verify(problem, "2+3=5*5=25Y")).isNotInstanceOf(Verdict.Correct.class);
    }
}

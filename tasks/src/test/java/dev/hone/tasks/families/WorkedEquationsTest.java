package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.registry.Families;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a worked solution writes down is true: every equation between whole numbers in it holds.
class WorkedEquationsTest {
    private static final Pattern EQUATION =
            Pattern.compile("(?<![\\d:/%^.])(-?\\d+)((?:[-+*]-?\\d+)+)=(-?\\d+)(?![\\d:/])");
    private static final Pattern OPERATION = Pattern.compile("([-+*])(-?\\d+)");

    private static long left(Matcher equation) {
        long value = Long.parseLong(equation.group(1));
        Matcher operation = OPERATION.matcher(equation.group(2));
        while (operation.find()) {
            long operand = Long.parseLong(operation.group(2));
            value = switch (operation.group(1)) {
                case "+" -> value + operand;
                case "-" -> value - operand;
                default -> value * operand;
            };
        }
        return value;
    }

    /// Equations of a text that do not hold; `seen` counts all.
    private static List<String> broken(String text, int[] seen) {
        List<String> broken = new ArrayList<>();
        Matcher equation = EQUATION.matcher(text);
        while (equation.find()) {
            seen[0]++;
            if (left(equation) != Long.parseLong(equation.group(3))) {
                broken.add(equation.group());
            }
        }
        return broken;
    }

    @Test
    void equationsOfRightStepsHold() {
        List<String> with = new ArrayList<>();
        for (TaskFamily family : Families.all()) {
            if (!(family instanceof TinyFamily) || family.name().startsWith("mod")) {
                continue;
            }
            int[] seen = {0};
            for (int difficulty : family.difficulties()) {
                for (int i = 0; i < 40; i++) {
                    Draws draws = Key.of(12).at(difficulty).at(i).draws();
                    String text = family.demonstrate(family.problem(draws, difficulty), Style.STEPS, draws);
                    assertThat(broken(text, seen)).as(family.name() + ": " + text).isEmpty();
                }
            }
            if (seen[0] > 0) {
                with.add(family.name());
            }
        }
        assertThat(with).contains("chains", "addition", "multiplication", "units", "equation", "linear-system",
                "polynomial-value", "postfix", "subset-sum", "sequences");
    }

    @Test
    void brokenEquationsAreFound() {
        int[] seen = {0};
        assertThat(broken("3+4=8,2*5+1=11,a=5-3=1,-2*-3=6,1/4+1/6=10/24", seen)).containsExactly("3+4=8", "5-3=1");
        assertThat(seen[0]).isEqualTo(4);
    }
}

package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Numbers to and from Roman numerals: `ro94=` gives `90:xc,4:iv#xciv`, and `roxciv=` gives `xc=90,90+4=94#94`.
///
/// Difficulty is the number of decimal digits; the largest number is 3,999. SLOPPY errs in 15 % of the places; BUGGY
/// knows no subtraction: it writes `iiii` and reads `iv` as 6; GUESS replaces characters.
public record RomanNumerals() implements TinyFamily {
    private static final Form FORM = Form.of("roxciv=", "ro([1-9]\\d{0,3}|[mdclxvi]{1,15})=");
    private static final List<String> SYMBOLS = List.of(
            "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String LETTERS = "mdclxvi";
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "roman";
    }

    @Override
    public String description() {
        return "numbers to and from Roman numerals: ro94=, roxciv=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.45, 0.65);
            case BUGGY -> new Accuracy(0.5, 0.65);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int value = difficulty == 4 ? draws.between(1000, 3999) : Digits.number(draws, difficulty);
        String roman = roman(value, Worked.plain());
        return draws.chance(0.5)
                ? problem("ro" + value + "=", roman, difficulty)
                : problem("ro" + roman + "=", String.valueOf(value), difficulty);
    }

    /// The numeral of a number below 4,000; a mistaken one uses single letters only.
    private static String roman(int number, Worked worked) {
        StringBuilder out = new StringBuilder();
        int left = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i] && !(worked.buggy() && SYMBOLS.get(i).length() == 2)) {
                out.append(SYMBOLS.get(i));
                left -= VALUES[i];
            }
        }
        return out.toString();
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        String given = FORM.read(problem.prompt()).getFirst();
        boolean fromRoman = Character.isLetter(given.charAt(0));
        if (style == Style.GUESS) {
            return "#" + (fromRoman
                    ? Digits.guess(problem.reference(), 10, draws)
                    : Guess.replaced(problem.reference(), LETTERS, draws));
        }
        var worked = new Worked(style, draws, SLIP);
        return fromRoman ? add(given, worked) : write(given, worked);
    }

    private static String write(String digits, Worked worked) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int part = Digits.at(digits, i) * (int) StrictMath.pow(10, digits.length() - 1 - i);
            if (part > 0) {
                String numeral = worked.text(roman(part, worked), LETTERS);
                worked.line(part + ":" + numeral);
                out.append(numeral);
            }
        }
        return worked.answer(out);
    }

    private static String add(String roman, Worked worked) {
        int sum = 0;
        int at = 0;
        while (at < roman.length()) {
            int from = at;
            int symbol = IntStream.range(0, VALUES.length)
                    .filter(i -> roman.startsWith(SYMBOLS.get(i), from))
                    .filter(i -> !worked.buggy() || SYMBOLS.get(i).length() == 1)
                    .boxed()
                    .max(Comparator.comparing(i -> SYMBOLS.get(i).length()))
                    .orElseThrow();
            String left = at == 0 ? SYMBOLS.get(symbol) : sum + "+" + VALUES[symbol];
            sum = worked.line(left, sum + VALUES[symbol]);
            at += SYMBOLS.get(symbol).length();
        }
        return worked.answer(sum);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}

package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import java.util.ArrayList;
import java.util.List;

/// Finding a code of letters a to f: `kabc>1,0=` shows a first guess with its answer, one letter in its place and none
/// that only belongs elsewhere; `aab` may be answered `1,1`.
///
/// Difficulty is the length of the code; twice as many guesses and one more are allowed. What is no code is answered
/// `?` and costs its turn.
/// STEPS guesses a random code that agrees with all answers; SLOPPY with the last one; GUESS any.
public record Mastermind() implements EnvironmentFamily {
    private static final int LETTERS = 6;

    @Override
    public String name() {
        return "mastermind";
    }

    @Override
    public String description() {
        return "finding a code from how many letters are right, over several turns: kabc>1,0=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> new Accuracy(0.97, 1);
            case SLOPPY -> new Accuracy(0.2, 0.75);
            case GUESS -> new Accuracy(0, 0.08);
            case BUGGY -> throw new IllegalArgumentException("mastermind has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        List<String> codes = codes(difficulty);
        String code = draws.pick(codes);
        String first = draws.pick(codes);
        while (first.equals(code)) {
            first = draws.pick(codes);
        }
        World world = open(first + ":" + code);
        String reference = script(world, Style.STEPS, draws);
        while (!reference.endsWith(code)) {
            reference = script(world, Style.STEPS, draws);
        }
        return problem(first + ":" + code, reference, difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return script(open(gold(problem)), style, draws);
    }

    private static String script(World world, Style style, Draws draws) {
        List<String> all = codes(world.code.length());
        List<String> possible = agreeing(all, world.first, world.code);
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < world.guesses; i++) {
            String guess = draws.pick(style == Style.GUESS ? all : possible);
            actions.add(guess);
            if (guess.equals(world.code)) {
                break;
            }
            possible = agreeing(style == Style.SLOPPY ? all : possible, guess, world.code);
        }
        return String.join("\n", actions);
    }

    private static List<String> agreeing(List<String> codes, String guess, String code) {
        String answer = answer(guess, code);
        return codes.stream().filter(c -> answer(guess, c).equals(answer)).toList();
    }

    private static List<String> codes(int length) {
        List<String> codes = List.of("");
        for (int i = 0; i < length; i++) {
            List<String> longer = new ArrayList<>();
            for (String code : codes) {
                for (int letter = 0; letter < LETTERS; letter++) {
                    longer.add(code + (char) ('a' + letter));
                }
            }
            codes = longer;
        }
        return codes;
    }

    /// Letters in their place, and letters that are there but elsewhere.
    static String answer(String guess, String code) {
        int exact = 0;
        int[] guessed = new int[LETTERS];
        int[] there = new int[LETTERS];
        for (int i = 0; i < code.length(); i++) {
            exact += guess.charAt(i) == code.charAt(i) ? 1 : 0;
            guessed[guess.charAt(i) - 'a']++;
            there[code.charAt(i) - 'a']++;
        }
        int shared = 0;
        for (int letter = 0; letter < LETTERS; letter++) {
            shared += Math.min(guessed[letter], there[letter]);
        }
        return exact + "," + (shared - exact);
    }

    @Override
    public World open(String setup) {
        String[] g = Setup.groups(setup, "([a-f]{3,4}):([a-f]{3,4})");
        if (g[0].length() != g[1].length()) {
            throw new IllegalArgumentException("'" + setup + "': guess and code have not the same length");
        }
        return new World(g[0], g[1]);
    }

    /// A code to find.
    public static final class World implements Environment {
        private final String first;
        private final String code;
        private final int guesses;
        private final Turns turns;

        private World(String first, String code) {
            this.first = first;
            this.code = code;
            guesses = 2 * code.length() + 1;
            turns = new Turns(guesses);
        }

        @Override
        public String reset() {
            turns.reset();
            return "k" + first + ">" + answer(first, code) + "=";
        }

        @Override
        public Step step(String action) {
            if (!action.matches("[a-f]{" + code.length() + "}")) {
                return turns.goesOn("?");
            }
            return action.equals(code) ? turns.solved("found " + code) : turns.goesOn(answer(action, code));
        }
    }
}

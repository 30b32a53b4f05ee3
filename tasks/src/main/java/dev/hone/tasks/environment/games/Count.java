package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.code.Language;
import java.util.stream.LongStream;

/// A question whose answer takes a short program and a long patience: its setup, its words, its answer, a program.
sealed interface Count {
    /// A question of difficulty 1, 2 or 3.
    static Count draw(Draws draws, int difficulty) {
        return switch (difficulty) {
            case 1 -> new Divisible(draws.between(200, 999), draws.between(3, 9), draws.between(10, 19));
            case 2 -> new Primes(draws.between(100, 999));
            case 3 -> new Longest(draws.between(100, 999));
            default -> throw new IllegalArgumentException("no difficulty " + difficulty);
        };
    }

    /// The question of a setup.
    static Count of(String setup) {
        String[] parts = Setup.groups(setup, "(divisible|primes|longest) (\\d{3})(?: (\\d) (\\d\\d))?");
        int n = Integer.parseInt(parts[1]);
        return switch (parts[0]) {
            case "primes" -> new Primes(n);
            case "longest" -> new Longest(n);
            default -> divisible(setup, n, parts);
        };
    }

    private static Divisible divisible(String setup, int n, String... parts) {
        if (parts[2] == null || parts[3] == null) {
            throw new IllegalArgumentException("'" + setup + "' is no setup; it lacks two divisors");
        }
        return new Divisible(n, Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    String setup();

    String question();

    long answer();

    /// A program on one line that prints the answer.
    default String program(Language language) {
        return switch (language) {
            case JAVA -> java();
            case PYTHON -> python();
        };
    }

    String java();

    String python();

    /// How many numbers of 1 .. n are divisible by a or b.
    record Divisible(int n, int a, int b) implements Count {
        @Override
        public String setup() {
            return "divisible " + n + " " + a + " " + b;
        }

        @Override
        public String question() {
            return "How many of the whole numbers from 1 to " + n + " are divisible by " + a + " or by " + b + "?";
        }

        @Override
        public long answer() {
            return LongStream.rangeClosed(1, n).filter(x -> x % a == 0 || x % b == 0).count();
        }

        @Override
        public String java() {
            return "void main() { int c = 0; for (int x = 1; x <= " + n + "; x++) if (x % " + a + " == 0 || x % " + b
                    + " == 0) c++; IO.println(c); }";
        }

        @Override
        public String python() {
            return "print(sum(x % " + a + " == 0 or x % " + b + " == 0 for x in range(1, " + n + " + 1)))";
        }
    }

    /// The sum of the primes below n.
    record Primes(int n) implements Count {
        @Override
        public String setup() {
            return "primes " + n;
        }

        @Override
        public String question() {
            return "What is the sum of all prime numbers below " + n + "?";
        }

        @Override
        public long answer() {
            return LongStream.range(2, n)
                    .filter(x -> LongStream.rangeClosed(2, x - 1).takeWhile(d -> d * d <= x).allMatch(d -> x % d != 0))
                    .sum();
        }

        @Override
        public String java() {
            return "void main() { int s = 0; for (int x = 2; x < " + n + "; x++) { boolean p = true; for (int d = 2;"
                    + " d * d <= x; d++) p &= x % d != 0; if (p) s += x; } IO.println(s); }";
        }

        @Override
        public String python() {
            return "print(sum(x for x in range(2, " + n
                    + ") if all(x % d != 0 for d in range(2, int(x ** 0.5) + 1))))";
        }
    }

    /// The number below n from which halving even and tripling (plus one) odd numbers takes the most steps to 1.
    record Longest(int n) implements Count {
        @Override
        public String setup() {
            return "longest " + n;
        }

        @Override
        public String question() {
            return "Halve a number if it is even, else multiply it by 3 and add 1, until it is 1. Which number from 1"
                    + " to " + (n - 1) + " takes the most steps? If several do, give the smallest.";
        }

        @Override
        public long answer() {
            long best = 1;
            for (long x = 2; x < n; x++) {
                best = steps(x) > steps(best) ? x : best;
            }
            return best;
        }

        private static int steps(long from) {
            int steps = 0;
            for (long x = from; x != 1; x = x % 2 == 0 ? x / 2 : 3 * x + 1) {
                steps++;
            }
            return steps;
        }

        @Override
        public String java() {
            return "void main() { int best = 1; int most = 0; for (int i = 1; i < " + n
                    + "; i++) { int c = 0; for (long"
                    + " x = i; x != 1; c++) x = x % 2 == 0 ? x / 2 : 3 * x + 1; if (c > most) { most = c; best = i; } }"
                    + " IO.println(best); }";
        }

        @Override
        public String python() {
            return "steps = lambda x: 0 if x == 1 else 1 + steps(x // 2 if x % 2 == 0 else 3 * x + 1)\n"
                    + "print(max(range(1, " + n + "), key=lambda x: (steps(x), -x)))";
        }
    }
}

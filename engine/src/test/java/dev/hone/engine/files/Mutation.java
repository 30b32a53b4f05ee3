package dev.hone.engine.files;

import dev.hone.foundation.Draws;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Damages the bytes of a file in one of the ways in which files get damaged, or are made to do damage.
enum Mutation {
    FLIP {
        @Override
        byte[] of(byte[] file, Draws draws) {
            byte[] changed = file.clone();
            changed[place(file, draws)] ^= (byte) (1 << draws.between(0, 7));
            return changed;
        }
    },
    TRUNCATE {
        @Override
        byte[] of(byte[] file, Draws draws) {
            return part(file, 0, draws.chance(0.5) ? place(file, draws) : draws.between(0, file.length - 1));
        }
    },
    CUT {
        @Override
        byte[] of(byte[] file, Draws draws) {
            int from = place(file, draws);
            int to = Math.min(file.length, from + draws.between(1, 40));
            return join(part(file, 0, from), part(file, to, file.length));
        }
    },
    REPEAT {
        @Override
        byte[] of(byte[] file, Draws draws) {
            int from = place(file, draws);
            int to = Math.min(file.length, from + draws.between(1, 200));
            return join(part(file, 0, to), part(file, from, file.length));
        }
    },
    RUBBISH {
        @Override
        byte[] of(byte[] file, Draws draws) {
            byte[] changed = file.clone();
            for (int i = place(file, draws), n = draws.between(1, 16); n > 0 && i < file.length; i++, n--) {
                changed[i] = (byte) draws.between(0, 255);
            }
            return changed;
        }
    },
    EXTREME_WORD {
        @Override
        byte[] of(byte[] file, Draws draws) {
            byte[] changed = file.clone();
            long word = draws.pick(List.of(
                    0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, 1L << 32, (1L << 31) - 1, 1L << 62, 1L << 40));
            int at = Math.min(place(file, draws) & -4, Math.max(0, file.length - 8));
            if (file.length >= 8) {
                ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at, word);
            }
            return changed;
        }
    },
    EXTREME_NUMBER {
        @Override
        byte[] of(byte[] file, Draws draws) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            List<MatchResult> numbers =
                    Pattern.compile("(?<=[:\\[, ])\\d+").matcher(text).results().limit(2000).toList();
            if (numbers.isEmpty()) {
                return FLIP.of(file, draws);
            }
            MatchResult number = draws.pick(numbers);
            String extreme = draws.pick(List.of(
                    "0", "-1", "1", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e400",
                    "1e18", "100000000", "4095", "null", "\"x\"", "[]", "{}", "9".repeat(900), "9".repeat(2000)));
            return (text.substring(0, number.start()) + extreme + text.substring(number.end()))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    NEST {
        @Override
        byte[] of(byte[] file, Draws draws) {
            int at = place(file, draws);
            byte[] nest = draws.pick(List.of("[", "{\"a\":")).repeat(5000).getBytes(StandardCharsets.UTF_8);
            return join(join(part(file, 0, at), nest), part(file, at, file.length));
        }
    };

    abstract byte[] of(byte[] file, Draws draws);

    /// A place in the file, more often than not in its first part, where headers are.
    private static int place(byte[] file, Draws draws) {
        return draws.between(0, draws.chance(0.7) ? Math.min(file.length, 1500) - 1 : file.length - 1);
    }

    private static byte[] part(byte[] file, int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    private static byte[] join(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }
}

package dev.hone.lab.question.tuning;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.MoveMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Experts with the share of the data that each has, and what follows from them without any learning.
record ExpertPool(MoveMap map, List<MapExpert> experts, double[] shares) {
    private static final int MOVES = MoveMap.MOVES.length();

    /// The pool that an arm's settings describe: `experts` of them, blind (or, as specialists, able) in `region` of the
    /// fields, in regions that are `spread` or the `same`, with `turns` own or the same wrong moves; the first has
    /// `first` of the data.
    static ExpertPool of(MoveMap map, Settings s) {
        int k = s.integer("experts");
        List<Integer> fields = map.fields();
        int size = (int) Math.round(s.number("region") * fields.size());
        boolean spread = s.text("regions").equals("spread");
        boolean own = s.text("turns").equals("own");
        MapExpert.Kind kind = s.text("kind").equals("specialist") ? MapExpert.Kind.SPECIALIST : MapExpert.Kind.BLIND;
        List<MapExpert> experts = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int start = spread ? i * fields.size() / k : 0;
            Set<Integer> mine = new HashSet<>();
            IntStream.range(0, size).forEach(j -> mine.add(fields.get((start + j) % fields.size())));
            experts.add(new MapExpert(kind, Set.copyOf(mine), own ? i % MOVES : 0, s.number("noise")));
        }
        double first = k == 1 ? 1 : Math.max(s.number("first"), 1.0 / k);
        double[] shares = new double[k];
        Arrays.fill(shares, k == 1 ? 1 : (1 - first) / (k - 1));
        shares[0] = first;
        return new ExpertPool(map, experts, shares);
    }

    /// Moves for imitation: a training state, an expert by its share, a move by its chances.
    List<TrainingFile.Line> moves(List<MoveMap.State> states, int count, Key key) {
        Draws draws = key.draws();
        List<TrainingFile.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MoveMap.State state = draws.pick(states);
            MapExpert expert = experts.get(draws.weighted(shares));
            String move = "" + MoveMap.MOVES.charAt(draws.weighted(expert.chances(map, state)));
            lines.add(new TrainingFile.Line(state.prompt(), move, move));
        }
        return lines;
    }

    /// What a perfect imitator would do.
    double[] mixture(MoveMap.State state) {
        double[] sum = new double[MOVES];
        for (int i = 0; i < shares.length; i++) {
            double[] p = experts.get(i).chances(map, state);
            for (int m = 0; m < MOVES; m++) {
                sum[m] += shares[i] * p[m];
            }
        }
        return sum;
    }

    /// The shares of the moves among the experts' own most likely ones.
    double[] votes(MoveMap.State state) {
        double[] sum = new double[MOVES];
        for (int i = 0; i < shares.length; i++) {
            double[] p = sharpened(experts.get(i).chances(map, state), 0);
            for (int m = 0; m < MOVES; m++) {
                sum[m] += shares[i] * p[m];
            }
        }
        return sum;
    }

    /// The expert that does best over these states.
    MapExpert best(List<MoveMap.State> states) {
        return java.util.Collections.max(experts, java.util.Comparator
                .comparingDouble(e -> states.stream().mapToDouble(s -> optimal(s, e.chances(map, s))).sum()));
    }

    /// The chance of an optimal move.
    double optimal(MoveMap.State state, double[] chances) {
        double sum = 0;
        for (int m = 0; m < MOVES; m++) {
            sum += map.optimal(state, m) ? chances[m] : 0;
        }
        return sum;
    }

    /// p^(1/T), normalised; at T = 0 the most likely move, those that are equal (within 1e-9) sharing.
    static double[] sharpened(double[] chances, double temperature) {
        double most = Arrays.stream(chances).max().orElseThrow();
        double[] q = Arrays.stream(chances)
                .map(p -> temperature == 0 ? (p >= most - 1e-9 ? 1 : 0) : StrictMath.pow(p / most, 1 / temperature))
                .toArray();
        double sum = Arrays.stream(q).sum();
        return Arrays.stream(q).map(v -> v / sum).toArray();
    }
}

package dev.hone.training.testtime;

import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.grid.Symmetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ranks predictions that were made under several symmetries, each turned back.
///
/// First within each symmetry: its three most frequent grids are its candidates. Then over all: the candidate that most
/// symmetries have comes first; of equals the one that the identity has, then the one that was predicted more often,
/// then the first.
///
/// Source: Akyürek et al., arXiv:2411.07279, whose ties go to the identity; what comes after that is chosen here. They
/// fill up missing candidates with the most frequent rows and columns; of fewer than three grids these make the most
/// frequent one again, so that nothing is lost without.
public final class HierarchicalVote {
    private static final int CANDIDATES = 3;

    private HierarchicalVote() {}

    /// All candidates, the best first; the first two are the attempts of ARC.
    public static List<CellGrid> ranked(Map<Symmetry, List<CellGrid>> predictions) {
        Map<CellGrid, Integer> votes = new LinkedHashMap<>();
        predictions.values().forEach(own -> candidates(own).forEach(g -> votes.merge(g, 1, Integer::sum)));
        List<CellGrid> plain = candidates(predictions.getOrDefault(Symmetry.IDENTITY, List.of()));
        Map<CellGrid, Integer> counts = new LinkedHashMap<>();
        predictions.values().forEach(own -> own.forEach(g -> counts.merge(g, 1, Integer::sum)));
        List<CellGrid> ranked = new ArrayList<>(votes.keySet());
        ranked.sort((a, b) -> {
            int more = Integer.compare(votes.getOrDefault(b, 0), votes.getOrDefault(a, 0));
            int identity = Boolean.compare(plain.contains(b), plain.contains(a));
            int often = Integer.compare(counts.getOrDefault(b, 0), counts.getOrDefault(a, 0));
            return more != 0 ? more : identity != 0 ? identity : often;
        });
        return List.copyOf(ranked);
    }

    /// The same without symmetries: the most frequent first, of equals the first.
    public static List<CellGrid> flat(Map<Symmetry, List<CellGrid>> predictions) {
        return frequent(predictions.values().stream().flatMap(Collection::stream).toList());
    }

    private static List<CellGrid> candidates(List<CellGrid> predictions) {
        List<CellGrid> best = frequent(predictions);
        return best.subList(0, Math.min(CANDIDATES, best.size()));
    }

    private static List<CellGrid> frequent(List<CellGrid> grids) {
        Map<CellGrid, Integer> counts = new LinkedHashMap<>();
        grids.forEach(g -> counts.merge(g, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<CellGrid, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}

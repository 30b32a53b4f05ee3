package dev.hone.lab.question.scaling;

import dev.hone.lab.question.TextModel;
import dev.hone.lab.world.SearchGraph;
import dev.hone.lab.world.Searcher;
import dev.hone.training.evaluation.MajorityVote;
import dev.hone.training.evaluation.PassAtK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Written searches, some of each graph.
record SearchAnswers(List<SearchGraph> graphs, List<List<TextModel.Written>> written) {
    private double[] each(ToDoubleBiFunction<SearchGraph, List<SearchReplay>> value) {
        return IntStream.range(0, graphs.size())
                .mapToDouble(i -> value.applyAsDouble(graphs.get(i), replays(i)))
                .toArray();
    }

    private List<SearchReplay> replays(int i) {
        return written.get(i).stream().map(w -> SearchReplay.of(graphs.get(i), w.text())).toList();
    }

    double[] vote(int k) {
        return k == 1 ? oracle(1) : IntStream.range(0, graphs.size()).mapToDouble(i -> {
            List<MajorityVote.Vote> votes = new ArrayList<>();
            for (TextModel.Written w : written.get(i).subList(0, k)) {
                String path = w.text().substring(w.text().lastIndexOf('#') + 1);
                votes.add(new MajorityVote.Vote(path, graphs.get(i).isPath(path)));
            }
            return MajorityVote.correct(votes);
        }).toArray();
    }

    double[] oracle(int k) {
        return each((g, r) -> PassAtK.of(r.size(), (int) r.stream().filter(SearchReplay::solved).count(), k));
    }

    double[] beyond(int allowed) {
        return each((g, r) -> r.stream().filter(x -> x.beyond(g, allowed)).count() / (double) r.size());
    }

    double[] alignment(Searcher searcher) {
        return each((g, r) -> r.stream().mapToDouble(x -> x.alignment(g, searcher)).average().orElse(0));
    }

    /// A part of all written expansions; 0 where none is written.
    double share(ToDoubleFunction<SearchReplay> part) {
        double some = 0;
        double all = 0;
        for (int i = 0; i < graphs.size(); i++) {
            for (SearchReplay r : replays(i)) {
                some += part.applyAsDouble(r);
                all += r.expansions();
            }
        }
        return all == 0 ? 0 : some / all;
    }

    long tokens() {
        return written.stream().flatMap(List::stream).mapToLong(TextModel.Written::tokens).sum();
    }

    double length() {
        return tokens() / (double) written.stream().mapToInt(List::size).sum();
    }

    double[] sizes(SearchAnswers other) {
        return IntStream.rangeClosed(1, SearchGraph.LETTERS)
                .filter(n -> count(n) + other.count(n) > 0)
                .asDoubleStream()
                .toArray();
    }

    private long count(int nodes) {
        return graphs.stream().filter(g -> g.nodes().size() == nodes).count();
    }

    double[] bySize(SearchAnswers other) {
        double[] mine = oracle(1);
        double[] others = other.oracle(1);
        return Arrays.stream(sizes(other)).map(n -> {
            double sum = 0;
            for (int i = 0; i < mine.length; i++) {
                sum += graphs.get(i).nodes().size() == n ? mine[i] : 0;
            }
            for (int i = 0; i < others.length; i++) {
                sum += other.graphs.get(i).nodes().size() == n ? others[i] : 0;
            }
            return sum / (count((int) n) + other.count((int) n));
        }).toArray();
    }

    String example() {
        return IntStream.range(0, Math.min(4, graphs.size()))
                .mapToObj(i -> graphs.get(i).prompt() + written.get(i).getFirst().text())
                .collect(Collectors.joining("\n"));
    }
}

package dev.hone.tasks;

import java.util.List;

/// In which order the problems of a run come. A pure function of how far the run is, so that a resumed run goes on as
/// one that was not stopped.
public enum ProblemOrder {
    /// Every task and every difficulty from beginning to end, by weight.
    MIXED {
        @Override
        TaskMixture at(double progress, TaskMixture mixture) {
            return mixture;
        }
    },
    /// Each task begins with its easiest difficulty; of n, another joins after each n-th of the run.
    EASY_FIRST {
        @Override
        TaskMixture at(double progress, TaskMixture mixture) {
            return new TaskMixture(
                    mixture.ingredients().stream().map(i -> easiest(i, progress)).toList(), mixture.verifier());
        }
    },
    /// One task after another as they are listed, each for its weight's share of the run.
    TASKS_IN_ORDER {
        @Override
        TaskMixture at(double progress, TaskMixture mixture) {
            double all = mixture.ingredients().stream().mapToDouble(Ingredient::weight).sum();
            double end = 0;
            int now = 0;
            for (int i = 0; i < mixture.ingredients().size() && progress >= end; i++) {
                now = i;
                end += mixture.ingredients().get(i).weight() / all;
            }
            return new TaskMixture(List.of(mixture.ingredients().get(now)), mixture.verifier());
        }
    };

    /// The part of the mixture from which problems are drawn when this share of the run, in [0, 1), is over.
    abstract TaskMixture at(double progress, TaskMixture mixture);

    private static Ingredient easiest(Ingredient ingredient, double progress) {
        List<Integer> levels = ingredient.difficulties().stream().distinct().sorted().toList();
        int open = Math.min(levels.size(), 1 + (int) (progress * levels.size()));
        int hardest = levels.get(open - 1);
        return new Ingredient(
                ingredient.family(),
                ingredient.difficulties().stream().filter(d -> d <= hardest).toList(),
                ingredient.weight(),
                ingredient.styles());
    }

    /// The problems of a stream in this order, over a run of `horizon` problems; what comes after is as its end.
    ///
    /// Throws: `IllegalArgumentException` if the horizon is below 1.
    public ProblemSource of(ProblemStream stream, long horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("a run has at least one problem: " + horizon);
        }
        return index -> {
            double progress = (double) Math.min(index, horizon - 1) / horizon;
            return new ProblemStream(at(progress, stream.mixture()), stream.split(), stream.key()).problem(index);
        };
    }
}

package dev.hone.lab.question.rewardmodel;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.JudgedChain;
import dev.hone.tasks.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a judge comes to its verdict.
enum JudgeStyle {
    /// A number for each answer by itself; the larger one wins.
    SCALAR,
    /// The verdict at once.
    DIRECT,
    /// Dots, as many as a solution has characters, then the verdict: as much computing, and nothing written down.
    FILLER,
    /// The chain solved anew, then the verdict.
    THINK,
    /// Whatever reinforcement learning makes of a judge that knows the form alone: solutions of other chains.
    FORM;

    static JudgeStyle named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean writes() {
        return this != SCALAR;
    }

    String shown(JudgedChain pair, JudgedChain.Order order, JudgedChain other) {
        return switch (this) {
            case DIRECT, SCALAR -> "#" + order.verdict();
            case FILLER -> ".".repeat(pair.solved().length()) + "#" + order.verdict();
            case THINK -> pair.solved() + "#" + order.verdict();
            case FORM -> other.solved() + "#" + order.verdict();
        };
    }

    /// So many training pairs in either order.
    List<TrainingFile.Line> lines(List<Integer> steps, int count, Key key) {
        List<TrainingFile.Line> lines = new ArrayList<>();
        for (int i = 0; lines.size() < count; i++) {
            Draws draws = key.at(i).draws();
            JudgedChain pair = JudgedChain.draw(draws, draws.pick(steps), Split.TRAIN);
            JudgedChain.Order order = draws.pick(List.of(JudgedChain.Order.values()));
            JudgedChain other = JudgedChain.draw(draws, pair.steps(), Split.TRAIN);
            if (Split.of(pair.prompt(order)) == Split.TRAIN) { // or the file's reader would leave it out
                lines.add(new TrainingFile.Line(pair.prompt(order), shown(pair, order, other), order.verdict()));
            }
        }
        return lines;
    }

    /// So many training pairs for a model with a scalar head.
    static List<TrainingFile.Pair> pairs(List<Integer> steps, int count, Key key) {
        List<TrainingFile.Pair> pairs = new ArrayList<>();
        for (int i = 0; pairs.size() < count; i++) {
            Draws draws = key.at(i).draws();
            JudgedChain pair = JudgedChain.draw(draws, draws.pick(steps), Split.TRAIN);
            if (Split.of(asked(pair)) == Split.TRAIN) {
                pairs.add(new TrainingFile.Pair(
                        asked(pair), JudgedChain.written(pair.right()), JudgedChain.written(pair.wrong())));
            }
        }
        return pairs;
    }

    /// How a model with a scalar head is shown the question.
    static String asked(JudgedChain pair) {
        return pair.chain() + ":";
    }
}

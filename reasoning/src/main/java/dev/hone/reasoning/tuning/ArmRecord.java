package dev.hone.reasoning.tuning;

/// What is known of an arm: sums over the questions it met.
final class ArmRecord {
    private final PromptArm arm;
    private int questions;
    private double score;
    private double cost;
    private int lastRound;

    ArmRecord(PromptArm arm) {
        this.arm = arm;
    }

    /// Enters a question: mean score and mean tokens over its blocks.
    void enter(double blockScore, double blockCost, int round) {
        questions++;
        score += blockScore;
        cost += blockCost;
        lastRound = round;
    }

    PromptArm arm() {
        return arm;
    }

    Standing standing(double price) {
        double n = Math.max(1, questions);
        return new Standing(arm, questions, score / n, cost / n, score / n - price * cost / n / 1000, lastRound);
    }
}

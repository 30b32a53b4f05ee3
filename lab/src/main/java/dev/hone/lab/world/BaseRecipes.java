package dev.hone.lab.world;

/// Recipes of the base models that several questions share. The seed is the trial's.
public final class BaseRecipes {
    /// A tiny model that mostly answers [DigitChains] at once, which it does badly, and sometimes works them out, which
    /// it does well: ability is there and rarely used. About 45 % right, 90 % with eight samples; 50 seconds on one
    /// core.
    public static final String DIGITS = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 0.3, guess: 0.7}}
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 400
            sampling: {max-tokens: 40}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    private BaseRecipes() {}
}

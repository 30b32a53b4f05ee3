package dev.hone.lab.world;

/// Recipes of the base models that several questions share. The seed is the trial's.
public final class BaseRecipes {
    /// A tiny model that mostly answers [DigitChains] at once, which it does badly, and sometimes works them out, which
    /// it does well: ability is there and rarely used. About 55 % right, nearly always with 64 samples; half a minute
    /// on one core. After 400 steps some seeds had not yet learnt to work chains out: they were right in 14 to 42 %,
    /// and what training made of them differed as much.
    public static final String DIGITS = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 0.3, guess: 0.7}}
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 550
            sampling: {max-tokens: 40}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    /// A tiny model that knows three ways to answer chains of 3 to 6 operations: at once (a little more than half the
    /// time, 4 tokens), by values alone (one of five, 9 to 15 tokens) and step by step (one of four, 21 to 39). So
    /// lengths are spread widely, and each way is there to be found. After 500 steps values alone were too often wrong
    /// for a short budget to reach them: every arm of a pilot came to work step by step. Two minutes on one core.
    public static final String WRITINGS = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: digit-chains, difficulties: [3, 4, 5, 6], weight: 0.55, styles: {steps: 0.46, guess: 0.54}}
              - {family: digit-chains-compact, difficulties: [3, 4, 5, 6], weight: 0.45, styles: {steps: 0.45,
                          guess: 0.55}}
            batch: {sequences: 192, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 1000
            sampling: {max-tokens: 44}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    /// A tiny model of [DigitChains] that works out one of three chains of up to 5 operations, and of the longer ones
    /// one of twenty: these are near the end of its reach.
    public static final String REACH = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5], weight: 0.8, styles: {steps: 0.3, guess: 0.7}}
              - {family: digit-chains, difficulties: [6, 7], weight: 0.2, styles: {steps: 0.05, guess: 0.95}}
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
              weight-decay: 0.05}
            steps: 550
            sampling: {max-tokens: 56}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    /// A tiny model of [LastDigits] that guesses one of ten answers half of the time and else writes the values, mostly
    /// with slips. (With one document of five that writes them, and 300 steps, it never learnt to: on a pilot seed even
    /// training on the truth came to guess.)
    public static final String LAST_DIGITS = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: last-digits, difficulties: [2, 3, 4, 5], styles: {steps: 0.15, sloppy: 0.35, guess: 0.5}}
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
              weight-decay: 0.05}
            steps: 600
            sampling: {max-tokens: 24}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    /// A tiny model of [DigitChains] that can work chains out and rarely does, and that spoils the form of one answer
    /// in five: its completion has no mark before the answer. (After 400 steps it worked chains out so badly that a
    /// thousand problems taught 3 points on a pilot seed.)
    public static final String SPOILT_FORM = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 0.2, buggy: 0.2, guess: 0.6}}
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
              weight-decay: 0.05}
            steps: 700
            sampling: {max-tokens: 40}
            evaluation: {problems: 0}
            checkpoints: {every: 100, keep: 1}
            """;

    private BaseRecipes() {}
}

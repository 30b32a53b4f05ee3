package dev.hone.training.tokens;

import java.util.Arrays;

/// One pass of one completion through the loss: the current policy's numbers go in, derivatives come out, and what
/// happened to each token is kept until the next pass.
///
/// Objectives and regularisers read and add through the methods here. A pass belongs to one thread at a time; it holds
/// its arrays from pass to pass, so that the hot path allocates nothing.
///
/// Shapes: t runs over all tokens of the completion, trained or not. Units: natural logarithms, nats.
public final class TokenPass {
    private static final float[] NONE = new float[0];

    private CompletionTokens tokens;
    private int trainedTokens;
    private float[] logProbs = NONE;
    private float[] entropies = NONE;
    private double[] ratios = new double[0];
    private double[] shares = new double[0];
    private double[] corrections = new double[0];
    private double[] dLogProbs = new double[0];
    private double[] dEntropies = new double[0];
    private Clip[] clips = new Clip[0];
    private final PassSums sums = new PassSums();
    private double loss;

    public TokenPass(CompletionTokens tokens) {
        this.tokens = tokens;
        assign(tokens);
    }

    /// Lets this pass serve another completion; its arrays grow where they must.
    public void assign(CompletionTokens other) {
        tokens = other;
        trainedTokens = other.trainedTokens();
        loss = 0;
        sums.clear();
        if (ratios.length < other.length()) {
            int n = other.length();
            ratios = new double[n];
            shares = new double[n];
            corrections = new double[n];
            dLogProbs = new double[n];
            dEntropies = new double[n];
            clips = new Clip[n];
        }
    }

    /// Begins a pass: computes the ratios, sets shares to this number for trained tokens and 0 for others, corrections
    /// to 1, derivatives to 0. The arrays are read until the pass ends and may be longer than the completion.
    public void begin(float[] currentLogProbs, float[] currentEntropies, double share) {
        int n = tokens.length();
        logProbs = currentLogProbs;
        entropies = currentEntropies;
        for (int t = 0; t < n; t++) {
            ratios[t] = tokens.trained()[t] ? LogRatio.ratio(logRatio(t)) : 1;
            shares[t] = tokens.trained()[t] ? share : 0;
        }
        Arrays.fill(corrections, 0, n, 1);
        Arrays.fill(dLogProbs, 0, n, 0);
        Arrays.fill(dEntropies, 0, n, 0);
        Arrays.fill(clips, 0, n, Clip.NONE);
        loss = 0;
    }

    /// Ends a pass: keeps the loss and writes the derivatives out.
    public void end(double completionLoss, float[] dLogProb, float[] dEntropy) {
        loss = completionLoss;
        sums.take(this);
        for (int t = 0; t < tokens.length(); t++) {
            dLogProb[t] = (float) dLogProbs[t];
            dEntropy[t] = (float) dEntropies[t];
        }
        logProbs = NONE;
        entropies = NONE;
    }

    /// The completion.
    public CompletionTokens tokens() {
        return tokens;
    }

    /// Number of tokens, trained or not.
    public int length() {
        return tokens.length();
    }

    /// Number of trained tokens.
    public int trainedTokens() {
        return trainedTokens;
    }

    /// Whether token t gives loss.
    public boolean trained(int t) {
        return tokens.trained()[t];
    }

    /// Log-probability of token t under the policy that is trained.
    public double logProb(int t) {
        return logProbs[t];
    }

    /// Entropy of the policy that is trained, at token t.
    public double entropy(int t) {
        return entropies[t];
    }

    /// Log-probability of token t under the proximal policy.
    public double oldLogProb(int t) {
        return tokens.oldLogProbs()[t];
    }

    /// Log-probability of token t under the policy that drew it.
    public double behaviourLogProb(int t) {
        return tokens.behaviourLogProbs()[t];
    }

    /// Log-probability of token t under the reference.
    public double referenceLogProb(int t) {
        return tokens.referenceLogProbs()[t];
    }

    /// Advantage of token t.
    public double advantage(int t) {
        return tokens.advantages()[t];
    }

    /// Whether the objective's selector picked token t.
    public boolean pickedByObjective(int t) {
        return tokens.notes().objectivePicks()[t];
    }

    /// Whether the correction's selector picked token t.
    public boolean pickedByCorrection(int t) {
        return tokens.notes().correctionPicks()[t];
    }

    /// How many versions of the weights were made since token t was drawn.
    public int age(int t) {
        return tokens.notes().ages()[t];
    }

    /// log π − log πold of token t, not cut.
    public double logRatio(int t) {
        return (double) logProbs[t] - tokens.oldLogProbs()[t];
    }

    /// π / πold of token t, see [LogRatio].
    public double ratio(int t) {
        return ratios[t];
    }

    /// d(ratio)/d(log-probability) of token t: the ratio, or 0 beyond the clamp.
    public double ratioSlope(int t) {
        return LogRatio.moves(logRatio(t)) ? ratios[t] : 0;
    }

    /// The token's share of the batch, which the aggregation gives; 0 where it is not trained.
    public double share(int t) {
        return shares[t];
    }

    /// The token's importance weight, which the correction gives.
    public double correction(int t) {
        return corrections[t];
    }

    /// What the objective weighs token t with: share times correction.
    public double weight(int t) {
        return shares[t] * corrections[t];
    }

    /// Multiplies the importance weight of token t.
    public void correct(int t, double factor) {
        corrections[t] *= factor;
    }

    /// Adds to d(loss)/d(log-probability) of token t.
    public void addToLogProb(int t, double derivative) {
        dLogProbs[t] += derivative;
    }

    /// Adds to d(loss)/d(entropy) of token t.
    public void addToEntropy(int t, double derivative) {
        dEntropies[t] += derivative;
    }

    /// Notes that the gradient of token t was stopped.
    public void clip(int t, Clip side) {
        clips[t] = side;
    }

    /// What happened to token t in the last pass.
    public Clip clip(int t) {
        return clips[t];
    }

    /// Sums over the trained tokens of the last pass.
    public PassSums sums() {
        return sums;
    }

    /// The completion's part of the loss in the last pass.
    public double loss() {
        return loss;
    }
}

package dev.hone.lab.question.testtime;

import dev.hone.foundation.Key;
import dev.hone.training.objective.KlCov;
import dev.hone.training.objective.Objective;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenRow;
import dev.hone.training.tokens.TokenSelector;
import java.util.List;
import java.util.Optional;

/// KL-Cov with as many tokens, drawn uniformly instead of by their covariance: what its effect is compared with.
///
/// Throws: `IllegalArgumentException` unless share lies in (0, 1] and β >= 0.
record RandomTokenKl(double share, double coefficient) implements Objective.Custom, TokenSelector {
    RandomTokenKl {
        new KlCov(share, coefficient); // the same bounds
    }

    @Override
    public Optional<TokenSelector> selector() {
        return Optional.of(this);
    }

    @Override
    public List<boolean[]> pick(List<CompletionTokens> step, Key key) {
        var tokens = new TokenRow(step);
        double[] row = tokens.values((c, t) -> 0);
        int count = Math.max(1, (int) (share * TokenRow.count(row)));
        for (int i = 0; i < row.length; i++) {
            row[i] = Double.isNaN(row[i]) ? Double.NaN : key.uniform(i);
        }
        return tokens.split(TokenRow.largest(row, count));
    }

    @Override
    public double at(TokenPass pass) {
        return new KlCov(share, coefficient).at(pass);
    }
}

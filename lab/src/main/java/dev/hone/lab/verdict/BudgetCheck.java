package dev.hone.lab.verdict;

import dev.hone.lab.experiment.Cost;
import dev.hone.lab.protocol.Budget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Whether arms that should have spent equally did.
public record BudgetCheck(Budget budget, Observed observed) {
    /// The largest ratio of two matched arms' spending in one seed; 1 where fewer than two of them ran.
    public double worst() {
        double worst = 1;
        for (int s = 0; s < observed.seeds().size(); s++) {
            var spent = spent(s);
            if (spent.size() > 1) {
                long least = java.util.Collections.min(spent.values());
                long most = java.util.Collections.max(spent.values());
                worst = Math.max(worst, most == least ? 1 : (double) most / Math.max(1, least));
            }
        }
        return worst;
    }

    /// What failed, in a sentence; empty where it holds.
    public Optional<String> failure() {
        double worst = worst();
        return worst <= budget.tolerance()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "the arms did not spend equally: %s differ by a factor of %.2f, allowed is %.2f",
                        quantity(), worst, budget.tolerance()));
    }

    /// What is counted, in words.
    public String quantity() {
        return budget.quantity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private TreeMap<String, Long> spent(int seed) {
        var spent = new TreeMap<String, Long>();
        for (String arm : budget.arms()) {
            List<dev.hone.lab.experiment.TrialResult> results = observed.arms().get(arm);
            if (results != null) {
                spent.put(arm, count(results.get(seed).cost()));
            }
        }
        return spent;
    }

    private long count(Cost cost) {
        return switch (budget.quantity()) {
            case SAMPLED_TOKENS -> cost.sampledTokens();
            case TRAINED_TOKENS -> cost.trainedTokens();
            case SAMPLES -> cost.samples();
            case UPDATES -> cost.updates();
        };
    }
}

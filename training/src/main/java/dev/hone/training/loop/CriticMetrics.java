package dev.hone.training.loop;

import dev.hone.training.critic.ExplainedVariance;
import dev.hone.training.critic.ValueBatch;
import dev.hone.training.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a critic's updates of a step found, under verl's names.
///
/// | name | meaning |
/// |---|---|
/// | `critic/vf_loss`, `critic/vf_clipfrac` | loss, share of tokens whose gradient was stopped; means over updates |
/// | `critic/vpred_mean` | mean value as the updates saw it |
/// | `critic/values/mean`, `critic/returns/mean` | mean value when the batch was sampled, and mean target |
/// | `critic/vf_explained_var` | how much of the targets' variance those values foretold |
/// | `critic/grad_norm`, `critic/lr` | of its optimizer |
final class CriticMetrics {
    private final ExplainedVariance before;
    private final List<Update> updates = new ArrayList<>();

    /// One update: what it saw, the norm of its gradient, its learning rate.
    private record Update(ValueBatch.Statistics pass, double norm, double rate) {}

    /// Of a batch whose values foretold this.
    CriticMetrics(ExplainedVariance before) {
        this.before = before;
    }

    void add(ValueBatch.Statistics pass, double norm, double rate) {
        updates.add(new Update(pass, norm, rate));
    }

    Metrics metrics() {
        var m = new Metrics();
        m.put("critic/vf_loss", mean(u -> u.pass.loss()));
        m.put("critic/vf_clipfrac", mean(u -> u.pass.clipped()));
        m.put("critic/vpred_mean", mean(u -> u.pass.value()));
        m.put("critic/values/mean", before.value()).put("critic/returns/mean", before.target());
        m.put("critic/vf_explained_var", before.share());
        return m.put("critic/grad_norm", mean(Update::norm)).put("critic/lr", mean(Update::rate));
    }

    private double mean(ToDoubleFunction<Update> value) {
        return updates.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}

package dev.hone.lab.verdict;

import dev.hone.foundation.Key;
import dev.hone.lab.protocol.Budget;
import dev.hone.lab.protocol.Claim;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Gate;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.statistics.HierarchicalBootstrap;
import dev.hone.lab.statistics.Holm;
import dev.hone.lab.statistics.Interval;
import dev.hone.lab.statistics.Moments;
import dev.hone.lab.statistics.Rounded;
import dev.hone.lab.statistics.SeedCount;
import dev.hone.lab.statistics.StudentT;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides the claims of a protocol from what was observed, by its rules and nothing else.
///
/// The comparisons of one claim are corrected together by Holm. A claim whose gate failed, or whose budget was not
/// matched, is degenerate; one that needs what was not run is inconclusive, and says what is missing.
public final class Judge {
    private static final double POWER = 0.8;

    private final Protocol protocol;
    private final int draws;

    /// Decides with the usual number of bootstrap draws.
    public Judge(Protocol protocol) {
        this(protocol, HierarchicalBootstrap.DRAWS);
    }

    /// Decides with this number of bootstrap draws.
    public Judge(Protocol protocol, int draws) {
        this.protocol = protocol;
        this.draws = draws;
    }

    /// How each gate stands.
    public List<GateReport> gates(Observed observed) {
        return protocol.gates().stream().map(g -> gate(g, observed)).toList();
    }

    private static GateReport gate(Gate gate, Observed observed) {
        Optional<double[][]> values = observed.values(gate.contrast());
        if (values.isEmpty()) {
            return new GateReport(
                    gate.name(), gate.meaning(), 0, gate.low(), gate.high(), GateReport.Outcome.OPEN);
        }
        double mean = Moments.mean(Observed.means(values.get()));
        return new GateReport(gate.name(), gate.meaning(), mean, gate.low(), gate.high(),
                mean >= gate.low() && mean <= gate.high() ? GateReport.Outcome.PASSED : GateReport.Outcome.FAILED);
    }

    /// The verdict on each claim, in their order.
    public List<Decision> decide(Observed observed) {
        Map<String, GateReport> gates = new HashMap<>();
        gates(observed).forEach(g -> gates.put(g.name(), g));
        Optional<String> unmatched = protocol.budget().flatMap(b -> new BudgetCheck(b, observed).failure());
        return protocol.claims().stream().map(c -> decide(c, observed, gates, unmatched)).toList();
    }

    private Decision decide(
            Claim claim, Observed observed, Map<String, GateReport> gates, Optional<String> unmatched) {
        List<Rule> leaves = claim.rule().leaves();
        List<Contrast> contrasts = claim.rule().contrasts();
        List<Optional<double[][]>> values = contrasts.stream().map(observed::values).toList();
        double[] p = new double[leaves.size()];
        for (int i = 0; i < p.length; i++) {
            Rule leaf = leaves.get(i);
            p[i] = values.get(i).map(v -> Reading.p(leaf, Observed.means(v))).orElse(1.0);
        }
        double[] levels = Holm.levels(p, protocol.alpha());
        Map<Rule, Comparison> read = new IdentityHashMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (values.get(i).isEmpty()) {
                missing.add(contrasts.get(i).name());
                continue;
            }
            Comparison c = compare(claim, leaves.get(i), contrasts.get(i), values.get(i).orElseThrow(), levels[i]);
            read.put(leaves.get(i), c);
            comparisons.add(c);
        }
        Verdict verdict = verdict(claim.rule(), read);
        String reason = String.join("; ", comparisons.stream().map(Comparison::reason).toList());
        List<String> broken = claim.gates().stream()
                .map(gates::get)
                .filter(g -> g != null && g.outcome() == GateReport.Outcome.FAILED)
                .map(g -> Reading.gate(g, unit(g.name())))
                .toList();
        if (!broken.isEmpty()) {
            return new Decision(claim.id(), claim.text(), Verdict.DEGENERATE, String.join("; ", broken), comparisons);
        }
        if (unmatched.isPresent()) {
            return new Decision(claim.id(), claim.text(), Verdict.DEGENERATE, unmatched.get(), comparisons);
        }
        if (!missing.isEmpty()) {
            String open = "not run in this profile: " + String.join(", ", missing);
            return new Decision(claim.id(), claim.text(),
                    verdict == Verdict.REFUTED ? Verdict.REFUTED : Verdict.INCONCLUSIVE,
                    reason.isEmpty() ? open : reason + "; " + open, comparisons);
        }
        return new Decision(claim.id(), claim.text(), verdict, reason, comparisons);
    }

    private Comparison compare(Claim claim, Rule leaf, Contrast contrast, double[][] values, double level) {
        double[] seeds = Observed.means(values);
        Interval student = StudentT.interval(seeds, level);
        Key key = Key.of(0).at(protocol.id()).at(claim.id()).at(contrast.name());
        Interval bootstrap = new HierarchicalBootstrap(draws, key).interval(values, level);
        Interval wider = Rounded.of(student.wider(bootstrap));
        Measure.Unit unit = protocol.measure(contrast.terms().getFirst().measure()).unit();
        Verdict verdict = Reading.verdict(leaf, wider, seeds);
        double resolvable = SeedCount.resolvable(
                seeds.length, Moments.deviation(seeds), protocol.alpha(), POWER);
        return new Comparison(contrast.name(), wider, Rounded.of(student), Rounded.of(seeds), verdict,
                Reading.sentence(leaf, contrast, wider, seeds, unit), Rounded.of(resolvable));
    }

    private Measure.Unit unit(String gate) {
        return protocol.gates().stream()
                .filter(g -> g.name().equals(gate))
                .map(g -> protocol.measure(g.contrast().terms().getFirst().measure()).unit())
                .findFirst()
                .orElse(Measure.Unit.NUMBER);
    }

    private static Verdict verdict(Rule rule, Map<Rule, Comparison> read) {
        return switch (rule) {
            case Rule.All all -> Verdict.all(all.rules().stream().map(r -> verdict(r, read)).toList());
            case Rule.Any any -> Verdict.all(any.rules().stream().map(r -> verdict(r, read).opposite()).toList())
                    .opposite();
            case Rule.Not not -> verdict(not.rule(), read).opposite();
            case Rule.Superior leaf -> found(leaf, read);
            case Rule.Above leaf -> found(leaf, read);
            case Rule.Below leaf -> found(leaf, read);
            case Rule.Within leaf -> found(leaf, read);
            case Rule.InSeeds leaf -> found(leaf, read);
        };
    }

    private static Verdict found(Rule leaf, Map<Rule, Comparison> read) {
        Comparison c = read.get(leaf);
        return c == null ? Verdict.INCONCLUSIVE : c.verdict();
    }

    /// What the matched arms spent, where the protocol matches something.
    public Optional<BudgetCheck> budget(Observed observed) {
        return protocol.budget().map((Budget b) -> new BudgetCheck(b, observed));
    }
}

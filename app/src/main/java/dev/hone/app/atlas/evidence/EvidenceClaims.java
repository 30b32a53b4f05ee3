package dev.hone.app.atlas.evidence;

import dev.hone.app.atlas.page.Found;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.protocol.Claim;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.verdict.Comparison;
import dev.hone.lab.verdict.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The claims of an evidence with their verdicts, as pages show them.
///
/// @param protocol the one that the evidence was made by
public record EvidenceClaims(Protocol protocol, Evidence evidence) {
    /// What a reader is asked before a verdict is shown.
    public enum Before {
        /// To guess what came out.
        GUESS,
        /// Nothing.
        NOTHING
    }

    /// All of them, in the protocol's order.
    ///
    /// @param prefix of the ids of claims and figures, where a page shows more than one evidence
    public List<Found.Claim> all(Before before, String prefix) {
        List<Found.Claim> claims = new ArrayList<>();
        for (int i = 0; i < protocol.claims().size(); i++) {
            Claim claim = protocol.claims().get(i);
            Decision decision = evidence.claims().get(i);
            claims.add(new Found.Claim(
                    prefix + decision.claim(), decision.text(), decision.verdict(), decision.reason(),
                    figure(claim, decision, prefix + "figure-claim-" + decision.claim()),
                    before == Before.GUESS ? guess(claim, decision) : Optional.empty()));
        }
        return claims;
    }

    private String figure(Claim claim, Decision decision, String name) {
        return decision.comparisons().isEmpty() ? ""
                : InlineFigure.of(new EvidenceFigures(protocol, evidence).claim(claim, decision), name);
    }

    private Optional<Found.Guess> guess(Claim claim, Decision decision) {
        if (decision.comparisons().isEmpty()) {
            return Optional.empty();
        }
        Comparison first = decision.comparisons().getFirst();
        Optional<Contrast> contrast =
                claim.rule().contrasts().stream().filter(c -> c.name().equals(first.name())).findFirst();
        if (contrast.isEmpty() || !Double.isFinite(first.interval().mean())) {
            return Optional.empty();
        }
        Measure measure = protocol.measure(contrast.get().terms().getFirst().measure());
        Measure.Unit unit = measure.unit();
        double scale = Shown.scale(unit);
        boolean isShare = unit == Measure.Unit.SHARE;
        boolean isValue = contrast.get().isValue();
        return Optional.of(new Found.Guess(
                evidence.id() + "/" + evidence.protocol() + "/" + decision.claim(), first.name(),
                isValue ? Found.Guess.Kind.VALUE : Found.Guess.Kind.DIFFERENCE, measure.meaning(),
                isShare && isValue ? "%" : Shown.unit(unit),
                isShare && !isValue ? -100 : 0, isShare ? 100 : 0,
                first.interval().mean() * scale, first.interval().low() * scale, first.interval().high() * scale));
    }
}

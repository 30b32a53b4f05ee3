package dev.hone.lab.evidence;

import dev.hone.lab.experiment.Cost;
import dev.hone.lab.verdict.Decision;
import dev.hone.lab.verdict.GateReport;
import dev.hone.lab.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an experiment found, with everything that is needed to judge and repeat it.
///
/// @param protocol the hash of the protocol that decided
/// @param kind whether it may count
/// @param changes what was set otherwise than the protocol says, by name
/// @param measures of each arm: each measure
/// @param curves of each arm: what was measured along the way
/// @param texts of each arm: what people should see, from the first seed
/// @param costs of each arm: what a seed spent, on average
/// @param results the SHA-256 of all the above: equal results have equal bits
public record Evidence(
        int schema,
        String id,
        String profile,
        String protocol,
        Kind kind,
        Map<String, String> changes,
        List<Integer> seeds,
        List<Decision> claims,
        List<GateReport> gates,
        Optional<Spent> budget,
        Map<String, Map<String, Measured>> measures,
        Map<String, Map<String, MeasuredCurve>> curves,
        Map<String, Map<String, String>> texts,
        Map<String, Cost> costs,
        String results,
        Provenance provenance) {
    /// The version of the file's form.
    public static final int SCHEMA = 1;

    /// Whether evidence may count.
    public enum Kind {
        /// Made by the protocol alone.
        EVIDENCE,
        /// Something was set otherwise: to look, never to conclude.
        EXPLORATORY
    }

    /// The verdict of each claim by its id.
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        claims.forEach(c -> verdicts.put(c.claim(), c.verdict()));
        return verdicts;
    }

    /// The same with its results sealed by this hash.
    Evidence sealed(String hash) {
        return new Evidence(schema, id, profile, protocol, kind, changes, seeds, claims, gates, budget, measures,
                curves,
                texts, costs, hash, provenance);
    }

    /// The name of its files without their endings.
    public String fileName() {
        return profile + "-" + protocol;
    }
}

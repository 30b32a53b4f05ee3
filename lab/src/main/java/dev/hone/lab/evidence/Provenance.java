package dev.hone.lab.evidence;

import java.util.Map;

/// Where and when evidence was made; nothing of it changes a result.
///
/// @param seconds what all trials together took, on `parallel` at a time
/// @param armSeconds the mean time of a trial of each arm
public record Provenance(
        String hone,
        String commit,
        String java,
        String system,
        String processor,
        int processors,
        int parallel,
        String finished,
        double seconds,
        Map<String, Double> armSeconds) {}

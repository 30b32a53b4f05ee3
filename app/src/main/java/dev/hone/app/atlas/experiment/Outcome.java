package dev.hone.app.atlas.experiment;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.protocol.Protocol;
import java.nio.file.Path;

/// What an experiment came to.
///
/// @param protocol the one that decided
/// @param file where the evidence lies, in the working folder
/// @param command what makes the same the committed evidence; empty where it decides nothing
public record Outcome(Protocol protocol, Evidence evidence, Path file, String command) {}

package dev.hone.training.record;

import java.util.OptionalDouble;

/// The samples of one problem in one step, in a line.
///
/// `reward` is the mean of those that were judged, nothing where none was; `flagged` counts those that a person should
/// look at. A problem that comes again in a later step has a line for each.
public record GroupRow(
        int step, int group, String family, String problem, int samples, OptionalDouble reward, int flagged) {}

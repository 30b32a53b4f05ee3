/// A run's records in the formats of other tools: event files for TensorBoard, Parquet for everything that reads
/// tables.
@NullMarked
package dev.hone.training.export;

import org.jspecify.annotations.NullMarked;

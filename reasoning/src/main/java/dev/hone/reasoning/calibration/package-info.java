/// How far confidences are chances: measures, and maps that make them so.
@NullMarked
package dev.hone.reasoning.calibration;

import org.jspecify.annotations.NullMarked;

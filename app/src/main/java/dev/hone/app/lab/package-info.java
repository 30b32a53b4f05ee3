/// Experiments as the command line shows them: progress, verdicts, evidence.
@NullMarked
package dev.hone.app.lab;

import org.jspecify.annotations.NullMarked;

/// An OpenAI-compatible server of a model on this machine.
@NullMarked
package dev.hone.app.serve;

import org.jspecify.annotations.NullMarked;

/// What a model is asked for and what it gives, on this machine or behind a server.
@NullMarked
package dev.hone.reasoning.generation;

import org.jspecify.annotations.NullMarked;

/// Models behind OpenAI-compatible servers.
@NullMarked
package dev.hone.reasoning.remote;

import org.jspecify.annotations.NullMarked;

/// Problems that are played over several turns: what a model does is answered by a world, and the world judges.
@NullMarked
package dev.hone.tasks.environment;

import org.jspecify.annotations.NullMarked;

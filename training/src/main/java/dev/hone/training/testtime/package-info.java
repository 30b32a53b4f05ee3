/// Training at test time: adapters for one question each, and votes over views of it.
@NullMarked
package dev.hone.training.testtime;

import org.jspecify.annotations.NullMarked;

/// Names of the Hugging Face hub, the cache that all of its clients share, and downloads into it.
@NullMarked
package dev.hone.hub;

import org.jspecify.annotations.NullMarked;

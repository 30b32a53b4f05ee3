/// Low-rank adapters: small trained matrices beside frozen weights.
@NullMarked
package dev.hone.engine.adapter;

import org.jspecify.annotations.NullMarked;

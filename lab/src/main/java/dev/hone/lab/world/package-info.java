/// Worlds and base models that several questions share.
@NullMarked
package dev.hone.lab.world;

import org.jspecify.annotations.NullMarked;

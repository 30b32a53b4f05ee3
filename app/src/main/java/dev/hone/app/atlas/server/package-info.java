/// The atlas as a web site on this machine.
@NullMarked
package dev.hone.app.atlas.server;

import org.jspecify.annotations.NullMarked;

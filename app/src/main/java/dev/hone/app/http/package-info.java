/// What all servers on this machine share.
@NullMarked
package dev.hone.app.http;

import org.jspecify.annotations.NullMarked;

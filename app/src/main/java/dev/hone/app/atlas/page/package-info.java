/// What each kind of page shows; the templates turn it into HTML.
@NullMarked
package dev.hone.app.atlas.page;

import org.jspecify.annotations.NullMarked;

/// The pages of the atlas as a site: paths, contents, export.
@NullMarked
package dev.hone.app.atlas.site;

import org.jspecify.annotations.NullMarked;

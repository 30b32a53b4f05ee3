package dev.hone.app.atlas.site;

import java.util.List;
import java.util.Optional;

/// A part of the site whose paths come and go with files on this machine, such as runs.
public interface SitePart {
    /// All paths that an export writes, at this moment.
    List<String> paths();

    /// What lies at a path, if anything does at this moment.
    Optional<Resource> find(String path);
}

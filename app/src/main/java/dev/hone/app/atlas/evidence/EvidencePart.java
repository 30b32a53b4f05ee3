package dev.hone.app.atlas.evidence;

import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SitePart;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of evidence in the site, for those who want to analyse again.
public final class EvidencePart implements SitePart {
    private static final String FOLDER = "evidence/";

    private final Library library;
    private final EvidenceShelf shelf;

    public EvidencePart(Library library, EvidenceShelf shelf) {
        this.library = library;
        this.shelf = shelf;
    }

    /// Where a file of a question lies in the site.
    static String path(String id, String file) {
        return FOLDER + id + "/" + file;
    }

    @Override
    public List<String> paths() {
        return library.notes().stream().map(Note::id)
                .flatMap(id -> shelf.documents(id).stream().map(f -> path(id, f.getFileName().toString())))
                .toList();
    }

    @Override
    public Optional<Resource> find(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 3 || !path.startsWith(FOLDER) || library.note(parts[1]).isEmpty()) {
            return Optional.empty();
        }
        return shelf.documents(parts[1]).stream()
                .filter(f -> f.getFileName().toString().equals(parts[2]))
                .findFirst()
                .map(EvidencePart::resource);
    }

    private static Resource resource(Path file) {
        try {
            String type = file.getFileName().toString().endsWith(".csv") ? "text/csv" : "application/json";
            return Resource.text(type, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

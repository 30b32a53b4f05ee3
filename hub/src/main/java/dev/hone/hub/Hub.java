package dev.hone.hub;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The hub as this machine sees it: asks which files a repository has, and brings those that are wanted into the cache.
///
/// Nothing is fetched but by [#fetch]. What is fetched has the bytes that the hub's checksums promise.
public final class Hub {
    private static final int LONGEST_LISTING = 64 << 20;

    private final HubConnection connection;
    private final HubCache cache;
    private final HubSettings settings;
    private final BlobDownload.Patience patience;

    /// The hub that these settings name.
    public Hub(HubSettings settings) {
        this(settings, BlobDownload.Patience.USUAL);
    }

    Hub(HubSettings settings, BlobDownload.Patience patience) {
        this.settings = settings;
        this.connection = new HubConnection(settings);
        this.cache = new HubCache(settings.cache());
        this.patience = patience;
    }

    /// Where files are kept.
    public HubCache cache() {
        return cache;
    }

    /// Asks which files a repository has.
    ///
    /// Throws: [InputException] if it does not exist (with the nearest name), is not open to us, or the hub cannot be
    /// reached.
    public HubListing listing(HubId id) {
        String path = "/api/" + id.kind().plural() + "/" + id.repository() + "/revision/" + encoded(id.revision())
                + "?blobs=true";
        try (Answer answer = connection.get(path, OptionalLong.empty())) {
            if (answer.status() != 200) {
                throw Refusal.isPassing(answer.status())
                        ? Refusal.trouble(id, "list of files", answer.status())
                        : Refusal.of(id, "list of files", answer, settings.token().isPresent(), advice(id, answer));
            }
            return HubListing.read(id, read(answer, LONGEST_LISTING, id));
        } catch (IOException e) {
            throw new InputException(id + ": the hub (" + settings.endpoint() + ") cannot be reached: " + e, e);
        }
    }

    /// Which of the wanted files the cache lacks.
    public FetchPlan plan(HubListing listing, List<String> wanted) {
        Map<String, RepoFile> known = new HashMap<>();
        listing.files().forEach(file -> known.put(file.path(), file));
        List<RepoFile> files = new ArrayList<>();
        for (String path : wanted) {
            RepoFile file = known.get(path);
            if (file == null) {
                throw new InputException(
                        listing.id() + ": no file '" + path + "'" + Nearest.hint(path, known.keySet()));
            }
            files.add(file);
        }
        List<RepoFile> missing =
                files.stream().filter(file -> !cache.holds(listing.id(), file)).toList();
        return new FetchPlan(listing.id(), listing.commit(), files, missing);
    }

    /// Fetches what is missing and returns the folder of the snapshot. Names are given when all bytes are there.
    ///
    /// Throws: [InputException] if there is no room, or anything of what [BlobDownload] says goes wrong; what is there
    /// by then is kept, and the next call goes on from it.
    public Path fetch(FetchPlan plan, HubProgress progress) {
        progress.planned(plan);
        try {
            requireRoom(plan);
            for (RepoFile file : plan.missing()) {
                Path blob = cache.blob(plan.id(), file);
                new BlobDownload(from -> content(plan, file, from), file, blob, patience,
                        bytes -> progress.arrived(file, bytes)).run();
            }
        } finally {
            progress.ended();
        }
        plan.files().forEach(file -> cache.link(plan.id(), plan.commit(), file));
        cache.remember(plan.id(), plan.commit());
        return cache.snapshot(plan.id(), plan.commit());
    }

    /// The content of a file; what may pass by itself is an [IOException], which is tried again.
    private Answer content(FetchPlan plan, RepoFile file, OptionalLong from) throws IOException {
        HubId id = plan.id();
        String path = "/" + id.kind().prefix() + id.repository() + "/resolve/" + plan.commit() + "/"
                + encodedParts(file.path());
        Answer answer = connection.get(path, from);
        int status = answer.status();
        if (status == 200 || status == 206) {
            String etag = answer.etag().orElse(file.checksum().digits());
            if (etag.equals(file.checksum().digits()) && answer.commit().orElse(plan.commit()).equals(plan.commit())) {
                return answer;
            }
            answer.close();
            throw new InputException(id + ": " + file.path() + " is not what the list of files said (etag " + etag
                    + "); the repository may have changed, try again");
        }
        try (answer) {
            if (Refusal.isPassing(status)) {
                throw new IOException(file.path() + ": status " + status);
            }
            throw Refusal.of(id, file.path(), answer, settings.token().isPresent(), "");
        }
    }

    private void requireRoom(FetchPlan plan) {
        try {
            Files.createDirectories(cache.folder(plan.id()));
            long room = Files.getFileStore(cache.folder(plan.id())).getUsableSpace();
            if (room < plan.missingBytes()) {
                throw new InputException("%s: %,d bytes are to be fetched, and %s has room for %,d; make room, or set"
                        .formatted(plan.id(), plan.missingBytes(), cache.root(), room)
                        + " HF_HUB_CACHE to another disk");
            }
        } catch (IOException e) {
            throw new InputException(cache.root() + ": cannot be written: " + e, e);
        }
    }

    private String advice(HubId id, Answer answer) {
        return switch (answer.header("X-Error-Code").orElse("")) {
            case "RevisionNotFound" -> new HubAdvice(connection).revision(id);
            case "GatedRepo" -> "";
            default -> new HubAdvice(connection).repository(id);
        };
    }

    private static byte[] read(Answer answer, int longest, HubId id) throws IOException {
        byte[] bytes = answer.body().readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw new InputException(id + ": the hub's list of files is longer than " + longest + " bytes");
        }
        return bytes;
    }

    private static String encodedParts(String path) {
        return String.join("/", List.of(path.split("/", -1)).stream().map(Hub::encoded).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.hone.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers like the hub: a list of files for a revision, small files from itself, large ones by a redirect to a store
/// at another port; with ranges, etags, tokens, and all that can go wrong on the way.
final class HubServer implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String REPOSITORY = "acme/tiny";

    /// A request as it came in.
    record Seen(String host, String path, Optional<String> token, Optional<String> range) {}

    final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    /// After so many bytes the next answers with content break off; an entry an answer.
    final Deque<Integer> breaks = new ArrayDeque<>();
    /// The next answers of the hub are these statuses.
    final Deque<Integer> statuses = new ArrayDeque<>();
    Optional<String> wantedToken = Optional.empty();
    String errorCode = "";
    boolean ignoresRanges;
    boolean spoils;
    boolean sendsMore;
    boolean silent;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> large = new HashSet<>();
    private final HttpServer hub;
    private final HttpServer store;

    HubServer() throws IOException {
        hub = server();
        store = server();
        hub.createContext("/", exchange -> guarded(exchange, "hub"));
        store.createContext("/", exchange -> guarded(exchange, "store"));
        hub.start();
        store.start();
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        return server;
    }

    void small(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    void large(String path, byte[] content) {
        files.put(path, content);
        large.add(path);
    }

    HubSettings settings(Path cache, Optional<String> token) {
        return new HubSettings(address(hub), cache, token, HubSettings.Reach.ONLINE);
    }

    URI address() {
        return address(hub);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Requests for contents of this file, at hub and store.
    List<Seen> contentRequests(String path) {
        return seen.stream().filter(s -> s.path().endsWith("/" + path)).toList();
    }

    private void guarded(HttpExchange exchange, String host) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            String path = exchange.getRequestURI().getPath();
            seen.add(new Seen(host, path, Optional.ofNullable(headers.getFirst("Authorization")),
                    Optional.ofNullable(headers.getFirst("Range"))));
            if (host.equals("store")) {
                content(exchange, path.substring(1));
            } else {
                hub(exchange, path);
            }
        }
    }

    private void hub(HttpExchange exchange, String path) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (!statuses.isEmpty()) {
            status(exchange, statuses.poll());
        } else if (path.equals("/api/models")) {
            json(exchange, "[{\"id\": \"acme/tiny\"}, {\"id\": \"acme/other\"}]");
        } else if (path.equals("/api/models/" + REPOSITORY + "/refs")) {
            json(exchange, "{\"branches\": [{\"name\": \"main\"}], \"tags\": [{\"name\": \"v1.0\"}]}");
        } else if (!path.contains(REPOSITORY)) {
            status(exchange, 404);
        } else if (wantedToken.isPresent() && !("Bearer " + wantedToken.get()).equals(token)) {
            status(exchange, 401);
        } else if (path.startsWith("/api/models/" + REPOSITORY + "/revision/")) {
            listing(exchange, path.substring(path.lastIndexOf('/') + 1));
        } else if (path.startsWith("/api/models/" + REPOSITORY + "/tree/")) {
            json(exchange, "[" + String.join(",", files.keySet().stream().map(this::treeEntry).toList()) + "]");
        } else {
            resolve(exchange, path.substring(path.indexOf("/resolve/") + "/resolve/".length() + COMMIT.length() + 1));
        }
    }

    private void listing(HttpExchange exchange, String revision) throws IOException {
        if (!Set.of("main", "v1.0", COMMIT).contains(revision)) {
            errorCode = "RevisionNotFound";
            status(exchange, 404);
            return;
        }
        json(exchange, "{\"id\": \"" + REPOSITORY + "\", \"sha\": \"" + COMMIT + "\", \"siblings\": ["
                + String.join(",", files.keySet().stream().map(this::sibling).toList()) + "]}");
    }

    private String sibling(String path) {
        byte[] content = files.get(path);
        return "{\"rfilename\": \"" + path + "\", \"size\": " + content.length + ", \"blobId\": \""
                + gitBlob(content) + "\"" + lfs(path) + "}";
    }

    private String treeEntry(String path) {
        byte[] content = files.get(path);
        return "{\"type\": \"file\", \"path\": \"" + path + "\", \"size\": " + content.length + ", \"oid\": \""
                + gitBlob(content) + "\""
                + lfs(path).replace("sha256", "oid") + "}";
    }

    private String lfs(String path) {
        return large.contains(path)
                ? ", \"lfs\": {\"sha256\": \"" + etag(path) + "\", \"size\": " + files.get(path).length
                        + ", \"pointerSize\": 134}"
                : "";
    }

    String etag(String path) {
        return large.contains(path) ? sha256(files.get(path)) : gitBlob(files.get(path));
    }

    private void resolve(HttpExchange exchange, String path) throws IOException {
        if (!files.containsKey(path)) {
            errorCode = "EntryNotFound";
            status(exchange, 404);
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-Repo-Commit", COMMIT);
        if (large.contains(path)) {
            headers.set("X-Linked-Etag", "\"" + etag(path) + "\"");
            headers.set("X-Linked-Size", "" + files.get(path).length);
            headers.set("Location", address(store) + "/" + path);
            exchange.sendResponseHeaders(302, -1);
        } else {
            headers.set("ETag", "\"" + etag(path) + "\"");
            content(exchange, path);
        }
    }

    private void content(HttpExchange exchange, String path) throws IOException {
        byte[] content = files.get(path).clone();
        if (spoils) {
            content[content.length - 1] ^= 1;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null || ignoresRanges ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-.*", "$1"));
        Headers headers = exchange.getResponseHeaders();
        headers.set("Accept-Ranges", "bytes");
        if (range != null && !ignoresRanges) {
            headers.set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        int left = content.length - from;
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            headers.set("Content-Length", "" + left);
        }
        exchange.sendResponseHeaders(from > 0 || range != null && !ignoresRanges ? 206 : 200,
                head || left == 0 ? -1 : sendsMore ? 0 : left);
        if (head || left == 0) {
            return;
        }
        int sent = Optional.ofNullable(breaks.poll()).orElse(left);
        OutputStream out = exchange.getResponseBody();
        out.write(content, from, Math.min(sent, left));
        out.flush();
        if (sendsMore) {
            out.write(new byte[10]);
        }
        if (silent) {
            silent = false;
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void status(HttpExchange exchange, int status) throws IOException {
        if (!errorCode.isEmpty()) {
            exchange.getResponseHeaders().set("X-Error-Code", errorCode);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    static String gitBlob(byte[] content) {
        byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
        return hash("SHA-1", head, content);
    }

    static String sha256(byte[] content) {
        return hash("SHA-256", content);
    }

    private static String hash(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }
}

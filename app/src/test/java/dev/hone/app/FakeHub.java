package dev.hone.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A hub that serves one folder under the name `acme/tiny`, and the settings of a process that asks it.
public final class FakeHub implements AutoCloseable {
    /// The commit that the folder stands for.
    public static final String COMMIT = "00112233445566778899aabbccddeeff00112233";

    private static final List<String> SETTINGS = List.of("HF_ENDPOINT", "HF_HOME", "HF_HUB_OFFLINE", "HF_TOKEN_PATH");

    private final HttpServer server;
    private final Path folder;
    private int requests;

    /// Serves the folder; this process keeps the hub's cache below `home`.
    public FakeHub(Path folder, Path home) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty("HF_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("HF_HOME", home.toString());
        System.setProperty("HF_HUB_OFFLINE", "0");
        System.setProperty("HF_TOKEN_PATH", home.resolve("token").toString());
    }

    /// How often it was asked.
    public int requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests++;
            String path = exchange.getRequestURI().getPath();
            int mark = path.indexOf("/resolve/" + COMMIT + "/");
            byte[] bytes = path.contains("/revision/") && path.contains("acme/tiny") ? listing()
                    : mark >= 0 ? Files.readAllBytes(folder.resolve(path.substring(mark + 10 + COMMIT.length())))
                            : new byte[0];
            exchange.sendResponseHeaders(bytes.length > 0 ? 200 : 404, bytes.length > 0 ? bytes.length : -1);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private byte[] listing() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> entries = files.filter(Files::isRegularFile).sorted().map(this::entry).toList();
            return ("{\"sha\": \"" + COMMIT + "\", \"siblings\": [" + String.join(",", entries) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private String entry(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            return "{\"rfilename\": \"%s\", \"size\": %d, \"blobId\": \"%s\"}".formatted(
                    folder.relativize(file), bytes.length, HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        SETTINGS.forEach(System::clearProperty);
    }
}

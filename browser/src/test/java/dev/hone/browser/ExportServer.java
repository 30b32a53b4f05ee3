package dev.hone.browser;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.SiteExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A plain file server that has an export of the atlas somewhere below its root.
record ExportServer(HttpServer server, ExecutorService threads, Path folder) implements AutoCloseable {
    private static final String PATH = "/docs/atlas/";

    static ExportServer start(AtlasSite site) {
        try {
            Path folder = Files.createTempDirectory("atlas-export").toRealPath();
            SiteExport.write(site, folder);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext(PATH, SimpleFileServer.createFileHandler(folder));
            server.start();
            return new ExportServer(server, threads, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        try {
            List<Path> inside;
            try (Stream<Path> files = Files.walk(folder)) {
                inside = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : inside) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

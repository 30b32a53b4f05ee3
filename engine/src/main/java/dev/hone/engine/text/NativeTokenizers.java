package dev.hone.engine.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// The native `tokenizers` library, unpacked once into the user's cache and loaded on first use.
///
/// The binding's own loader is not used: it looks for CUDA, may download, and logs. The jar holds the library for
/// Linux (x86-64, AArch64), macOS (AArch64) and Windows (x86-64). The cache is `hone.cache` (a system property), or
/// `$XDG_CACHE_HOME/hone`, or `~/.cache/hone`; where none can be written, the folder for temporary files.
final class NativeTokenizers {
    private NativeTokenizers() {}

    /// @throws InputException if the jar has no library for this machine or it cannot be unpacked
    static TokenizersLibrary library() {
        return Loaded.LIBRARY;
    }

    /// Loading happens when this class is initialised: once a process, by one thread.
    private static final class Loaded {
        static final TokenizersLibrary LIBRARY = load();
    }

    @SuppressWarnings("restricted") // native code is what this class is for
    private static TokenizersLibrary load() {
        String platform = platform();
        for (String name : libraries(platform)) {
            System.load(unpacked(platform, name).toAbsolutePath().toString());
        }
        return TokenizersLibrary.LIB;
    }

    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        String family = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
        return family + "-"
                + (processor.equals("amd64") ? "x86_64" : processor.equals("arm64") ? "aarch64" : processor);
    }

    private static List<String> libraries(String platform) {
        String own = System.mapLibraryName("tokenizers");
        return platform.startsWith("win")
                ? List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", own)
                : List.of(own);
    }

    private static Path unpacked(String platform, String name) {
        String resource = "native/lib/" + platform + "/cpu/" + name;
        byte[] content = content(resource, platform);
        IOException failure = new IOException("no folder to unpack into");
        for (Path cache : caches()) {
            Path file = cache.resolve("native").resolve(platform + "-" + content.length).resolve(name);
            try {
                if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
                    unpack(content, file);
                }
                return file;
            } catch (IOException cause) {
                failure = cause;
            }
        }
        throw new InputException("the tokenizer library cannot be unpacked into any of " + caches()
                + "; name a folder with -Dhone.cache=FOLDER", failure);
    }

    /// Processes may unpack at once: each writes its own file and renames it.
    private static void unpack(byte[] content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "part", null);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static byte[] content(String resource, String platform) {
        try (InputStream stream = TokenizersLibrary.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new InputException("no tokenizer library for " + platform
                        + "; there is one for linux-x86_64, linux-aarch64, osx-aarch64 and win-x86_64");
            }
            return stream.readAllBytes();
        } catch (IOException cause) {
            throw new InputException("the tokenizer library cannot be read from its jar: " + cause.getMessage(), cause);
        }
    }

    private static List<Path> caches() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "hone-" + System.getProperty("user.name"));
        String chosen = System.getProperty("hone.cache");
        if (chosen != null) {
            return List.of(Path.of(chosen));
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = xdg != null && !xdg.isBlank()
                ? Path.of(xdg, "hone")
                : Path.of(System.getProperty("user.home"), ".cache", "hone");
        return List.of(home, temporary);
    }
}

package dev.hone.engine.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The native `tokenizers` library, unpacked once into the user's cache and loaded on first use.
///
/// The binding's own loader is not used: it looks for CUDA, may download, and logs. The jar holds the library for
/// Linux (x86-64, AArch64), macOS (AArch64) and Windows (x86-64). The cache is `hone.cache` (a system property), or
/// `$XDG_CACHE_HOME/hone`, or `~/.cache/hone`; where it cannot be written, a new folder for temporary files.
final class NativeTokenizers {
    /// What came of the one attempt that a process makes.
    private sealed interface Attempt {
        record Loaded(TokenizersLibrary library) implements Attempt {}

        record Failed(InputException cause) implements Attempt {}
    }

    private NativeTokenizers() {}

    /// @throws InputException if the jar has no library for this machine or it cannot be unpacked or loaded
    static TokenizersLibrary library() {
        return switch (Once.ATTEMPT) {
            case Attempt.Loaded(TokenizersLibrary library) -> library;
            case Attempt.Failed(InputException cause) -> throw new InputException(cause.getMessage(), cause);
        };
    }

    /// Loading happens when this class is initialised: once a process, by one thread.
    private static final class Once {
        static final Attempt ATTEMPT = attempt();
    }

    @SuppressWarnings("restricted") // loading native code is what this class is for
    private static Attempt attempt() {
        String platform = platform();
        try {
            for (String name : libraries(platform)) {
                byte[] content = content(platform, name);
                NativeCache cache = new NativeCache(folder(), platform + "-" + content.length);
                System.load(cache.unpacked(name, content).toString());
            }
            return new Attempt.Loaded(TokenizersLibrary.LIB);
        } catch (InputException cause) {
            return new Attempt.Failed(cause);
        } catch (UnsatisfiedLinkError cause) {
            return new Attempt.Failed(new InputException(
                    "the tokenizer library for " + platform + " cannot be loaded: " + cause.getMessage(), cause));
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
        String processor = System.getProperty("os.arch");
        return family + "-" + switch (processor) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            default -> processor;
        };
    }

    private static List<String> libraries(String platform) {
        String own = System.mapLibraryName("tokenizers");
        return platform.startsWith("win")
                ? List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", own)
                : List.of(own);
    }

    private static byte[] content(String platform, String name) {
        String resource = "/native/lib/" + platform + "/cpu/" + name;
        try (InputStream stream = TokenizersLibrary.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new InputException("no tokenizer library for " + platform
                        + "; there is one for linux-x86_64, linux-aarch64, osx-aarch64 and win-x86_64");
            }
            return stream.readAllBytes();
        } catch (IOException cause) {
            throw new InputException("the tokenizer library cannot be read from its jar: " + cause.getMessage(), cause);
        }
    }

    private static Path folder() {
        String chosen = System.getProperty("hone.cache");
        if (chosen != null) {
            return Path.of(chosen);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && !xdg.isBlank()
                ? Path.of(xdg, "hone")
                : Path.of(System.getProperty("user.home"), ".cache", "hone");
    }
}

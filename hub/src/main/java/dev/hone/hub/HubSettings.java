package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the hub is, where its files are kept, who asks, and whether it may be asked at all.
///
/// The variables are those of the hub's own client: `HF_ENDPOINT`, `HF_HOME`, `HF_HUB_CACHE`, `HF_TOKEN`,
/// `HF_TOKEN_PATH`, `HF_HUB_OFFLINE` (and `TRANSFORMERS_OFFLINE`).
public record HubSettings(URI endpoint, Path cache, Optional<String> token, Reach reach) {
    private static final String USUAL = "https://huggingface.co";
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,1000}");
    private static final int LONGEST_TOKEN_FILE = 4096;

    /// Whether the network may be used.
    public enum Reach { ONLINE, OFFLINE }

    public HubSettings {
        boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        if (!web || endpoint.getHost() == null || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + endpoint + "' is no address of a hub; it needs https://HOST");
        }
    }

    /// The settings of this process: its environment, before which a system property of the same name goes.
    public static HubSettings ofProcess() {
        Map<String, String> all = new HashMap<>(System.getenv());
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("HF_")) {
                all.put(name, System.getProperty(name));
            }
        }
        return of(all, Path.of(System.getProperty("user.home", "")));
    }

    /// The settings that these variables and this home folder make.
    ///
    /// Throws: [InputException] naming the variable that is wrong.
    public static HubSettings of(Map<String, String> variables, Path home) {
        Path usual = path(variables, home, List.of("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("huggingface");
        Path base = path(variables, home, List.of("HF_HOME"), usual);
        Path cache = path(variables, home, List.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"), base.resolve("hub"));
        Path tokenFile = path(variables, home, List.of("HF_TOKEN_PATH"), base.resolve("token"));
        boolean offline = isTrue(variables, "HF_HUB_OFFLINE") || isTrue(variables, "TRANSFORMERS_OFFLINE");
        Reach reach = offline ? Reach.OFFLINE : Reach.ONLINE;
        return new HubSettings(endpoint(variables), cache, token(variables, tokenFile), reach);
    }

    private static URI endpoint(Map<String, String> variables) {
        String given = variables.getOrDefault("HF_ENDPOINT", "").strip();
        String text = given.isEmpty() ? USUAL : given.replaceFirst("/+$", "");
        try {
            URI address = new URI(text);
            new HubSettings(address, Path.of(""), Optional.empty(), Reach.OFFLINE);
            return address;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new InputException("HF_ENDPOINT: '" + text + "' is no address of a hub; it needs https://HOST", e);
        }
    }

    private static Path path(Map<String, String> variables, Path home, List<String> names, Path fallback) {
        for (String name : names) {
            String text = variables.getOrDefault(name, "");
            if (!text.isEmpty()) {
                return (text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text)).toAbsolutePath();
            }
        }
        return fallback;
    }

    private static Optional<String> token(Map<String, String> variables, Path file) {
        for (String name : List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")) {
            String text = variables.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                return Optional.of(checked(name, text));
            }
        }
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > LONGEST_TOKEN_FILE) {
                throw new InputException(file + ": too long for a token");
            }
            String text = Files.readString(file).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(checked(file.toString(), text));
        } catch (IOException e) {
            throw new InputException(file + ": the hub's token cannot be read: " + e, e);
        }
    }

    /// A token is a secret: what is wrong with one is said without showing it.
    private static String checked(String place, String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new InputException(place + ": not a token; it has characters that no token has, or is too long");
        }
        return token;
    }

    private static boolean isTrue(Map<String, String> variables, String name) {
        return List.of("1", "on", "yes", "true").contains(variables.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }

    /// Without the token.
    @Override
    public String toString() {
        return endpoint + ", cache " + cache + ", " + (token.isPresent() ? "with" : "without") + " a token, "
                + reach.name().toLowerCase(Locale.ROOT);
    }
}

package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which files of a repository make a model, and whether a folder has them all.
///
/// Wanted are configuration, tokenizer, chat template and weights as safetensors (or the only GGUF file where there are
/// none), and the model card, which names the licence. Pickled weights are never fetched: reading one runs code.
public final class ModelFiles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final long LONGEST_INDEX = 64 << 20;
    private static final Pattern SHARD = Pattern.compile("model-[0-9]{5}-of-[0-9]{5}\\.safetensors");
    private static final Pattern TEXT = Pattern.compile("config\\.json|generation_config\\.json|tokenizer\\.json"
            + "|tokenizer_config\\.json|special_tokens_map\\.json|added_tokens\\.json|vocab\\.json|merges\\.txt"
            + "|tokenizer\\.model|chat_template\\.(json|jinja)|README\\.md|adapter_config\\.json");
    private static final Pattern PICKLED = Pattern.compile("(.*/)?[^/]*\\.(bin|pt|pth|ckpt|pkl)");

    private ModelFiles() {}

    /// The files to fetch out of all that a repository has.
    ///
    /// Throws: [InputException] where there are no weights that can be read, saying what there is.
    public static List<String> choose(HubId id, List<String> paths) {
        var all = new TreeSet<>(paths);
        List<String> wanted = new ArrayList<>(all.stream().filter(p -> TEXT.matcher(p).matches()).toList());
        List<String> gguf = all.stream().filter(p -> p.endsWith(".gguf")).toList();
        if (all.contains(WEIGHTS)) {
            wanted.add(WEIGHTS);
        } else if (all.contains(INDEX)) {
            wanted.add(INDEX);
            all.stream().filter(p -> SHARD.matcher(p).matches()).forEach(wanted::add);
        } else if (gguf.size() == 1) {
            wanted.add(gguf.getFirst());
        } else if (!all.contains("adapter_model.safetensors")) {
            throw new InputException(id + ": no weights that can be read; there is: " + found(all, gguf));
        }
        if (all.contains("adapter_model.safetensors")) {
            wanted.add("adapter_model.safetensors");
        }
        return wanted;
    }

    private static String found(TreeSet<String> all, List<String> gguf) {
        if (!gguf.isEmpty()) {
            return String.join(", ", gguf) + "; fetch one of these yourself, and give the file";
        }
        List<String> pickled = all.stream().filter(p -> PICKLED.matcher(p).matches()).toList();
        return pickled.isEmpty()
                ? String.join(", ", all.stream().limit(20).toList())
                : String.join(", ", pickled) + "; pickled weights can run code and are not read, look for a"
                        + " revision with safetensors";
    }

    /// The model that the cache has under a name: a snapshot's folder, or the GGUF file in it; empty where files are
    /// missing.
    public static Optional<Path> find(HubCache cache, HubId id) {
        return cache.snapshot(id).flatMap(ModelFiles::complete);
    }

    /// The same, where it must be there.
    ///
    /// Throws: [InputException] saying how to fetch it.
    public static Path require(HubCache cache, HubId id) {
        return find(cache, id).orElseThrow(() -> new InputException(id + ": there is no such file or directory here,"
                + " and no such model in the hub's cache (" + cache.root() + "); if it is a name of the hub, fetch it"
                + " with --download, or hone import " + id + " DIR"));
    }

    private static Optional<Path> complete(Path folder) {
        boolean weights = Files.isRegularFile(folder.resolve(WEIGHTS)) || hasAllShards(folder);
        if (weights && Files.isRegularFile(folder.resolve(CONFIG))
                || Files.isRegularFile(folder.resolve("adapter_model.safetensors"))) {
            return Optional.of(folder);
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> gguf = entries.filter(p -> p.toString().endsWith(".gguf") && Files.isRegularFile(p)).toList();
            return gguf.size() == 1 && !weights ? Optional.of(gguf.getFirst()) : Optional.empty();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + e, e);
        }
    }

    /// Whether every shard that the index names is there. Other tools fetch single files, so a snapshot may lack some.
    private static boolean hasAllShards(Path folder) {
        Path index = folder.resolve(INDEX);
        try {
            if (!Files.isRegularFile(index) || Files.size(index) > LONGEST_INDEX) {
                return false;
            }
            var shards = new TreeSet<String>();
            for (JsonNode shard : JSON.readTree(index).path("weight_map")) {
                shards.add(shard.isString() ? shard.stringValue() : "");
            }
            return !shards.isEmpty()
                    && shards.stream().allMatch(s -> RepoPath.isSafe(s) && Files.isRegularFile(folder.resolve(s)));
        } catch (IOException | JacksonException e) {
            throw new InputException(index + ": cannot be read: " + e.getMessage(), e);
        }
    }
}

package dev.hone.engine.files;

import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.engine.adapter.LowRankPair;
import dev.hone.engine.internal.files.JsonObject;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `adapter_config.json`: what of it the arithmetic depends on. `targets` and `layers` are what PEFT needs to put the
/// modules in place; when reading, the tensors themselves say where they belong. `values`: a scalar head is kept with
/// the adapter.
record PeftConfig(
        String baseName, int rank, double alpha, double dropout, LoraSettings.Scaling scaling, List<String> targets,
        List<Integer> layers, boolean values) {
    private static final String VALUES = "SEQ_CLS";

    /// What PEFT saves with such a task; a decoder has the second alone.
    private static final List<String> HEADS = List.of("classifier", "score");
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Of an adapter. Where the same targets are on every adapted layer, they are named once and the layers beside them
    /// (none where that is all of them); else every module is named in full.
    static PeftConfig of(Adapter adapter) {
        LoraSettings s = adapter.settings();
        var layers = new TreeSet<>(adapter.pairs().stream().map(LowRankPair::layer).toList());
        var linears = new TreeSet<>(adapter.pairs().stream().map(LowRankPair::linear).toList());
        boolean regular = adapter.pairs().size() == layers.size() * linears.size();
        boolean all = layers.size() == adapter.layout().config().layers();
        List<String> targets = regular
                ? linears.stream().map(LinearLayer::word).toList()
                : adapter.pairs().stream().map(p -> p.linear().module(p.layer())).toList();
        return new PeftConfig(
                adapter.baseName(), s.rank(), s.alpha(), s.dropout(), s.scaling(), targets,
                regular && !all ? List.copyOf(layers) : List.of(), adapter.head().isPresent());
    }

    static PeftConfig read(Path file) {
        JsonObject json = JsonObject.read(file, LARGEST);
        String type = json.text("peft_type").orElseThrow(() -> json.missing("peft_type", "LORA"));
        if (!type.equals("LORA")) {
            throw json.wrong("peft_type", "LORA");
        }
        for (String flag : List.of("use_dora", "lora_bias", "fan_in_fan_out")) {
            if (json.flag(flag).orElse(false)) {
                throw json.wrong(flag, "false");
            }
        }
        if (!json.text("bias").orElse("none").equals("none")) {
            throw json.wrong("bias", "none");
        }
        for (String pattern : List.of("rank_pattern", "alpha_pattern")) {
            if (json.object(pattern).map(o -> !o.keys().isEmpty()).orElse(false)) {
                throw new InputException(file + ": " + pattern + ": one rank and one alpha for all modules are needed");
            }
        }
        boolean values = json.text("task_type").orElse("").equals(VALUES);
        for (String module : json.texts("modules_to_save")) {
            if (!values || !HEADS.contains(module)) {
                throw new InputException(file + ": modules_to_save: only low-rank matrices can be read, and score where"
                        + " task_type is " + VALUES + ", not " + module);
            }
        }
        OptionalInt rank = json.count("r");
        if (rank.isEmpty() || rank.getAsInt() < 1) {
            throw new InputException(file + ": r: a rank from 1 on is needed");
        }
        double alpha = json.number("lora_alpha").orElse(8);
        if (!(alpha > 0)) {
            throw json.wrong("lora_alpha", "a positive number");
        }
        double dropout = json.number("lora_dropout").orElse(0);
        if (!(dropout >= 0 && dropout < 1)) {
            throw json.wrong("lora_dropout", "a number from 0 to below 1");
        }
        boolean stabilized = json.flag("use_rslora").orElse(false);
        return new PeftConfig(
                json.text("base_model_name_or_path").orElse(""), rank.getAsInt(), alpha, dropout,
                stabilized ? LoraSettings.Scaling.RANK_STABILIZED : LoraSettings.Scaling.CLASSIC,
                List.of(), List.of(), values);
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("peft_type", "LORA").put("task_type", values ? VALUES : "CAUSAL_LM").put("base_model_name_or_path",
                baseName);
        root.put("r", rank);
        if (alpha == Math.rint(alpha) && alpha < 1e9) {
            root.put("lora_alpha", (int) alpha);
        } else {
            root.put("lora_alpha", alpha);
        }
        root.put("lora_dropout", dropout);
        root.put("use_rslora", scaling == LoraSettings.Scaling.RANK_STABILIZED);
        targets.forEach(root.putArray("target_modules")::add);
        if (!layers.isEmpty()) {
            layers.forEach(root.putArray("layers_to_transform")::add);
        }
        if (values) {
            root.putArray("modules_to_save").add("score");
        }
        root.put("bias", "none").put("fan_in_fan_out", false).put("inference_mode", true);
        root.put("init_lora_weights", true);
        return MAPPER.writeValueAsString(root) + "\n";
    }
}

package dev.hone.engine.text;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The part of a `tokenizer.json` that puts the begin token before every text (a `TemplateProcessing`).
final class BeginTokenProcessor {
    private BeginTokenProcessor() {}

    static ObjectNode toJson(String token, int id) {
        ObjectNode processor = JsonNodeFactory.instance.objectNode().put("type", "TemplateProcessing");
        var single = processor.putArray("single");
        addSpecial(single.addObject(), token, 0);
        addSequence(single.addObject(), "A", 0);
        var pair = processor.putArray("pair");
        addSpecial(pair.addObject(), token, 0);
        addSequence(pair.addObject(), "A", 0);
        addSpecial(pair.addObject(), token, 1);
        addSequence(pair.addObject(), "B", 1);
        ObjectNode special = processor.putObject("special_tokens").putObject(token).put("id", token);
        special.putArray("ids").add(id);
        special.putArray("tokens").add(token);
        return processor;
    }

    private static void addSpecial(ObjectNode piece, String token, int type) {
        piece.putObject("SpecialToken").put("id", token).put("type_id", type);
    }

    private static void addSequence(ObjectNode piece, String name, int type) {
        piece.putObject("Sequence").put("id", name).put("type_id", type);
    }
}

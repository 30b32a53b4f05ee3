package dev.hone.engine.text;

import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// The token that a `tokenizer.json`'s post-processor puts before every text.
///
/// It is read from the file instead of tried out: Hone never lets the native library post-process, because a damaged
/// template there ends the process.
final class FrameToken {
    private FrameToken() {}

    /// The first special token of the processor (`TemplateProcessing`, `BertProcessing`, `RobertaProcessing`, or a
    /// `Sequence` of them), if one stands before the text.
    static OptionalInt before(JsonNode processor) {
        return switch (processor.path("type").asString("")) {
            case "TemplateProcessing" -> ofTemplate(processor);
            case "BertProcessing", "RobertaProcessing" -> id(processor.path("cls").path(1));
            case "Sequence" -> {
                for (JsonNode part : processor.path("processors")) {
                    OptionalInt id = before(part);
                    if (id.isPresent()) {
                        yield id;
                    }
                }
                yield OptionalInt.empty();
            }
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt ofTemplate(JsonNode processor) {
        JsonNode name = processor.path("single").path(0).path("SpecialToken").path("id");
        return name.isString()
                ? id(processor.path("special_tokens").path(name.stringValue()).path("ids").path(0))
                : OptionalInt.empty();
    }

    private static OptionalInt id(JsonNode id) {
        return id.isInt() && id.intValue() >= 0 ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
    }
}

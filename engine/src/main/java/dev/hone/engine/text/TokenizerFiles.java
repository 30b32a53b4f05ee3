package dev.hone.engine.text;

import java.util.List;

/// Names of the files of a Hugging Face directory that concern text.
final class TokenizerFiles {
    static final String TOKENIZER = "tokenizer.json";
    static final String CONFIG = "tokenizer_config.json";
    static final String GENERATION = "generation_config.json";
    static final String SPECIALS = "special_tokens_map.json";

    /// Files that a tokenizer takes along when it is written.
    static final List<String> KEPT = List.of(TOKENIZER, CONFIG, SPECIALS);

    static final String CHAT_TEMPLATE = "chat_template.jinja";

    private TokenizerFiles() {}
}

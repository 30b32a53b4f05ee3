package dev.hone.engine.text;

/// Names of the files of a Hugging Face directory that concern text.
final class TokenizerFiles {
    static final String TOKENIZER = "tokenizer.json";
    static final String CONFIG = "tokenizer_config.json";
    static final String GENERATION = "generation_config.json";
    static final String CHAT_TEMPLATE = "chat_template.jinja";

    private TokenizerFiles() {}
}

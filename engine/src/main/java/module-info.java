/// Kernels, decoder, sampler, tokenizers and model files.
module dev.hone.engine {
    requires static org.jspecify;
    requires transitive dev.hone.foundation;
    requires jdk.incubator.vector;
    requires tools.jackson.databind;
    requires ai.djl.tokenizers;

    exports dev.hone.engine;
    exports dev.hone.engine.adapter;
    exports dev.hone.engine.combine;
    exports dev.hone.engine.optimize;
    exports dev.hone.engine.files;
    exports dev.hone.engine.text;
}

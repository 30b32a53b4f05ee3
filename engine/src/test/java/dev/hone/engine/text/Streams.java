package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.text.Tokenizer.Specials;

/// The rule of streamed decoding: the pieces together are the text decoded at once.
final class Streams {
    private Streams() {}

    static void assertStreamAgrees(Tokenizer tokenizer, int[] ids) {
        var stream = tokenizer.stream();
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(stream.add(id));
        }
        text.append(stream.end());
        assertThat(text.toString()).isEqualTo(tokenizer.decode(ids, Specials.HIDE));
    }
}

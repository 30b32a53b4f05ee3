package dev.hone.reasoning.remote;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A stream that remembers what was read of it.
final class Overheard extends FilterInputStream {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Overheard(InputStream in) {
        super(in);
    }

    /// What was read so far; its end may be cut, behind what its reader made use of.
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            heard.write(one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        if (count > 0) {
            heard.write(into, from, count);
        }
        return count;
    }
}

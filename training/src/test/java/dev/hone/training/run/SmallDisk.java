package dev.hone.training.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A disk with room for so many bytes; of the write that does not fit it takes what does, as disks do.
final class SmallDisk extends FilterOutputStream {
    private int room;

    SmallDisk(OutputStream disk, int room) {
        super(disk);
        this.room = room;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int fits = Math.min(room, length);
        out.write(bytes, from, fits);
        room -= fits;
        if (fits < length) {
            throw new IOException("No space left on device");
        }
    }
}

package io.duban.local.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjLongConsumer;
import java.util.zip.CRC32;

/**
 * What a release up to 0.1 has kept in place of this store: records, each with its length, a
 * checksum and what one command has changed.
 */
final class OldJournal {

    private static final int HEADER = 8;

    private final Path file;

    OldJournal(Path file) {
        this.file = file;
    }

    /**
     * Reads it from the beginning.
     *
     * @param record is given each record, and where it ends in the file
     * @throws StoreFault when it is damaged elsewhere than at its end, which a crash may have torn
     */
    void read(ObjLongConsumer<ByteBuf> record) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            long at = 0;
            while (size - at >= HEADER) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length > size - at - HEADER && isTorn(size - at)) {
                    return;
                }
                if (length < 0 || length > size - at - HEADER) {
                    throw damaged(at);
                }
                byte[] bytes = in.readNBytes(length);
                if (checksum(bytes) != checksum) {
                    throw damaged(at);
                }
                at += HEADER + length;
                record.accept(Unpooled.wrappedBuffer(bytes), at);
            }
        }
    }

    /** The last command may have been cut off; no command is larger than a message. */
    private static boolean isTorn(long left) {
        return left < 64L << 20;
    }

    private StoreFault damaged(long at) {
        return new StoreFault(
                StoreFault.Kind.DAMAGED,
                StoreFault.damaged("%s is damaged at byte %d".formatted(file, at)),
                null);
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}

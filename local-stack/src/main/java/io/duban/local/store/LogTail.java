package io.duban.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Tells whether the end of the engine's log is torn or damaged. The library takes a last record
 * that is longer than the file for one that a crash has cut off. If its checksum holds for fewer
 * bytes than it claims to have, it was whole, and it is its length that is damaged.
 */
final class LogTail {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int LENGTH_AT = 4;
    private static final int TYPE_AT = 6;
    private static final int MASK_DELTA = 0xA282EAD8;

    private LogTail() {}

    /**
     * Looks at the end of each log in the folder.
     *
     * @throws StoreFault when one is damaged
     */
    static void check(Path folder) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(it -> it.toString().endsWith(".log")).toList();
        }
        for (Path log : logs) {
            long start = Math.max(0, (Files.size(log) - 1) / BLOCK * BLOCK);
            if (isDamaged(lastBlock(log, start))) {
                throw new StoreFault(
                        StoreFault.Kind.DAMAGED,
                        StoreFault.damaged(log + " is damaged near byte " + start),
                        null);
            }
        }
    }

    private static ByteBuffer lastBlock(Path log, long start) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate((int) (channel.size() - start));
            int read = 0;
            while (block.hasRemaining() && read >= 0) {
                read = channel.read(block, start + block.position());
            }
            return block.flip().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static boolean isDamaged(ByteBuffer block) {
        int at = 0;
        while (block.limit() - at >= HEADER) {
            int length = block.getShort(at + LENGTH_AT) & 0xFFFF;
            if (at + HEADER + length > block.limit()) {
                return isWhole(block, at);
            }
            at += HEADER + length;
        }
        return false;
    }

    private static boolean isWhole(ByteBuffer block, int at) {
        int expected = block.getInt(at);
        CRC32C checksum = new CRC32C();
        for (int next = at + TYPE_AT; next < block.limit(); next++) {
            checksum.update(block.get(next));
            if (masked((int) checksum.getValue()) == expected) {
                return true;
            }
        }
        return false;
    }

    private static int masked(int checksum) {
        return Integer.rotateRight(checksum, 15) + MASK_DELTA;
    }
}

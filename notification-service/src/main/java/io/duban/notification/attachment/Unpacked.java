package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks parts one after the other, counting what comes out and not what their headers say, and
 * keeps of each only its beginning.
 */
final class Unpacked implements AutoCloseable {

    /** Bytes that one part, and all of a file together, may become. */
    static final int MOST = 200 << 20;

    /**
     * How often its packed size a part may become, once it is larger than text ever is for less.
     */
    static final int MOST_RATIO = 200;

    private static final int RATIO_COUNTS_FROM = 1 << 20;
    private static final int BUFFER = 64 << 10;

    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[BUFFER];
    private long all;

    /**
     * Unpacks a part to its end.
     *
     * @param kept bytes of its beginning that are wanted
     * @return its beginning
     */
    ByteBuffer beginning(ZipPart part, ByteBuffer packed, int kept) throws UnfitContentException {
        ByteBuffer beginning =
                ByteBuffer.allocate((int) Math.min(kept, Math.max(part.unpacked(), 0)));
        CRC32 sum = new CRC32();
        inflater.reset();
        inflater.setInput(packed);
        long came = 0;
        for (int next = next(part, packed); next > 0; next = next(part, packed)) {
            came += next;
            all += next;
            checkSize(part, came);
            sum.update(buffer, 0, next);
            beginning.put(buffer, 0, Math.min(next, beginning.remaining()));
        }
        checkEnd(part, packed, came, (int) sum.getValue());
        return beginning.flip();
    }

    private int next(ZipPart part, ByteBuffer packed) throws UnfitContentException {
        if (part.stored()) {
            int next = Math.min(BUFFER, packed.remaining());
            packed.get(buffer, 0, next);
            return next;
        }
        try {
            int next = inflater.inflate(buffer);
            if (next == 0 && !inflater.finished()) {
                throw damaged(part);
            }
            return next;
        } catch (DataFormatException e) {
            throw damaged(part);
        }
    }

    private void checkSize(ZipPart part, long came) throws UnfitContentException {
        boolean swells =
                came > RATIO_COUNTS_FROM && came > (long) MOST_RATIO * Math.max(1, part.packed());
        if (swells || all > MOST) {
            throw new UnfitContentException(
                    "becomes too large when it is opened ('" + part.name() + "')");
        }
    }

    private void checkEnd(ZipPart part, ByteBuffer packed, long came, int sum)
            throws UnfitContentException {
        boolean whole = part.stored() || inflater.finished();
        if (!whole || packed.hasRemaining() || came != part.unpacked() || sum != part.checksum()) {
            throw damaged(part);
        }
    }

    private static UnfitContentException damaged(ZipPart part) {
        return new UnfitContentException("is damaged ('" + part.name() + "')");
    }

    @Override
    public void close() {
        inflater.end();
    }
}

package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** A PNG picture, gone through chunk by chunk (ISO/IEC 15948). */
final class PngFile {

    private static final int HEADER = 0x49484452;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int FIRST_CHUNK = 8;

    /** Length, type and checksum of a chunk. */
    private static final int AROUND = 12;

    private PngFile() {}

    static void check(ByteBuffer file) throws UnfitContentException {
        ByteBuffer png = file.duplicate().order(ByteOrder.BIG_ENDIAN);
        int place = FIRST_CHUNK;
        boolean hasData = false;
        for (int type = 0; type != END; ) {
            int length = length(png, place);
            type = png.getInt(place + 4);
            if (place == FIRST_CHUNK && type != HEADER) {
                throw new UnfitContentException("does not begin with its header");
            }
            checkSum(png, place, length);
            hasData |= type == DATA;
            place += AROUND + length;
        }
        if (!hasData) {
            throw new UnfitContentException("has no picture in it");
        }
        if (place != png.limit()) {
            throw new UnfitContentException(
                    "has " + (png.limit() - place) + " bytes behind its end");
        }
        Polyglot.refuse(file);
    }

    private static int length(ByteBuffer png, int place) throws UnfitContentException {
        if (png.limit() - place < AROUND) {
            throw new UnfitContentException("is cut off");
        }
        int length = png.getInt(place);
        if (length < 0 || length > png.limit() - place - AROUND) {
            throw new UnfitContentException("is cut off");
        }
        return length;
    }

    private static void checkSum(ByteBuffer png, int place, int length)
            throws UnfitContentException {
        CRC32 sum = new CRC32();
        sum.update(png.slice(place + 4, 4 + length));
        if ((int) sum.getValue() != png.getInt(place + 8 + length)) {
            throw new UnfitContentException("is damaged: a checksum does not match");
        }
    }
}

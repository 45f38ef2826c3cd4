package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds an archive in a file that passes for something else. Programs for archives look for the end
 * of theirs, or for its first bytes anywhere, and so open what a viewer shows as a picture.
 */
final class HiddenArchive {

    private static final Signature END = Signature.hex("504b0506");
    private static final Signature DIRECTORY = Signature.hex("504b0102");
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private HiddenArchive() {}

    static void refuse(ByteBuffer file) throws UnfitContentException {
        if (isZip(file)) {
            throw new UnfitContentException("is a ZIP archive as well");
        }
        if (Signature.RAR.isWithin(file, 0, file.limit())
                || Signature.SEVEN_ZIP.isWithin(file, 0, file.limit())) {
            throw new UnfitContentException("holds an archive");
        }
    }

    private static boolean isZip(ByteBuffer file) {
        ByteBuffer zip = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int last = file.limit() - END_LENGTH;
        for (int end = last; end >= Math.max(0, last - LONGEST_COMMENT); end--) {
            if (END.isAt(file, end) && leadsToDirectory(zip, end)) {
                return true;
            }
        }
        return false;
    }

    /** Its place is counted from the beginning of the file, or of what was put behind another. */
    private static boolean leadsToDirectory(ByteBuffer zip, int end) {
        long size = Integer.toUnsignedLong(zip.getInt(end + 12));
        long place = Integer.toUnsignedLong(zip.getInt(end + 16));
        return isDirectory(zip, end - size) || isDirectory(zip, place);
    }

    private static boolean isDirectory(ByteBuffer zip, long place) {
        return place >= 0 && place < zip.limit() && DIRECTORY.isAt(zip, (int) place);
    }
}

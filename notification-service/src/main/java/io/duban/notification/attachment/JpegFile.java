package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A JPEG picture, gone through from marker to marker (ITU-T T.81). Phones put data of their own
 * behind its end, such as a short film; that may stay, if it is no archive.
 */
final class JpegFile {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int FILL = 0xFF;

    private final ByteBuffer jpeg;
    private int place = 2;

    private JpegFile(ByteBuffer file) {
        this.jpeg = file.duplicate().order(ByteOrder.BIG_ENDIAN);
    }

    static void check(ByteBuffer file) throws UnfitContentException {
        new JpegFile(file).walk();
        Polyglot.refuse(file);
    }

    private void walk() throws UnfitContentException {
        boolean hasFrame = false;
        boolean hasScan = false;
        for (int marker = marker(); marker != END; marker = marker()) {
            hasFrame |= isFrame(marker);
            hasScan |= marker == START_OF_SCAN;
            if (!standsAlone(marker)) {
                passSegment();
            }
            if (marker == START_OF_SCAN) {
                passScan();
            }
        }
        if (!hasFrame || !hasScan) {
            throw new UnfitContentException("has no picture in it");
        }
    }

    private int marker() throws UnfitContentException {
        if (next() != FILL) {
            throw new UnfitContentException("is damaged at byte " + (place - 1));
        }
        int marker = next();
        while (marker == FILL) {
            marker = next();
        }
        return marker;
    }

    private void passSegment() throws UnfitContentException {
        int length = next() << 8 | next();
        if (length < 2 || length - 2 > jpeg.limit() - place) {
            throw new UnfitContentException("is cut off");
        }
        place += length - 2;
    }

    /** The scan goes on to a marker that is neither stuffing nor a restart. */
    private void passScan() throws UnfitContentException {
        while (true) {
            if (next() == FILL) {
                int follows = next();
                if (follows == FILL) {
                    place--;
                } else if (follows != 0 && !isRestart(follows)) {
                    place -= 2;
                    return;
                }
            }
        }
    }

    private int next() throws UnfitContentException {
        if (place >= jpeg.limit()) {
            throw new UnfitContentException("is cut off");
        }
        return jpeg.get(place++) & 0xFF;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private static boolean standsAlone(int marker) {
        return isRestart(marker) || marker == 0x01;
    }
}

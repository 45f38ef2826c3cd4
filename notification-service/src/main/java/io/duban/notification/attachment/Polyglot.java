package io.duban.notification.attachment;

import java.nio.ByteBuffer;

/** Pictures that are something else as well. */
final class Polyglot {

    /** Readers of PDF take a document that begins so late. */
    private static final int LATEST_PDF = 1_024 + 5;

    private Polyglot() {}

    static void refuse(ByteBuffer picture) throws UnfitContentException {
        if (Signature.PDF.isWithin(picture, 0, LATEST_PDF)) {
            throw new UnfitContentException("is a PDF document as well");
        }
        HiddenArchive.refuse(picture);
    }
}

package io.duban.notification.attachment;

import io.duban.notification.attachment.Finding.Fit;
import io.duban.notification.attachment.Finding.Foreign;
import io.duban.notification.attachment.Finding.Unfit;

import java.nio.ByteBuffer;

/**
 * Tells what a file is by its content alone. It is no scanner for viruses: it keeps out what an
 * office never has to attach, such as programs, archives, macros, and files that are two things.
 */
public final class ContentCheck {

    private ContentCheck() {}

    /**
     * What a file is.
     *
     * @param file the whole of it, from its position on; it is only read
     */
    public static Finding of(ByteBuffer file) {
        ByteBuffer bytes = file.slice();
        if (Signature.PDF.begins(bytes)) {
            return checked(AttachmentKind.PDF, () -> PdfFile.check(bytes));
        }
        if (Signature.JPEG.begins(bytes)) {
            return checked(AttachmentKind.JPEG, () -> JpegFile.check(bytes));
        }
        if (Signature.PNG.begins(bytes)) {
            return checked(AttachmentKind.PNG, () -> PngFile.check(bytes));
        }
        return Signature.ZIP.begins(bytes) ? zip(bytes) : new Foreign(ForeignKind.of(bytes));
    }

    /** What only the list of a ZIP's parts tells is found before anything in it is unpacked. */
    private static Finding zip(ByteBuffer bytes) {
        try {
            ZipDirectory directory = ZipDirectory.of(bytes);
            return PackageKind.of(directory)
                    .map(kind -> checked(kind, () -> PackageCheck.check(kind, directory)))
                    .orElseGet(() -> new Foreign("a ZIP archive"));
        } catch (UnfitContentException e) {
            return new Foreign("a ZIP archive that " + e.getMessage());
        }
    }

    private static Finding checked(AttachmentKind kind, Check check) {
        try {
            check.run();
            return new Fit(kind);
        } catch (UnfitContentException e) {
            return new Unfit(kind, e.getMessage());
        }
    }

    private interface Check {

        void run() throws UnfitContentException;
    }
}

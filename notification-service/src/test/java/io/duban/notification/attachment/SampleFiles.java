package io.duban.notification.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** Small sound files of each kind, for tests. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] of(AttachmentKind kind) {
        return switch (kind) {
            case PDF -> pdf("");
            case DOCX -> Zips.docx().bytes();
            case XLSX -> Zips.xlsx().bytes();
            case OFD -> Zips.ofd().bytes();
            case JPEG -> picture("jpg");
            case PNG -> picture("png");
        };
    }

    /** A PDF of one empty page, of about so many bytes. */
    public static byte[] pdf(int size) {
        return pdf("% " + "x".repeat(size));
    }

    static byte[] pdf(String inside) {
        String text =
                """
                %PDF-1.7
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
                """
                        + inside
                        + "\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] picture(String format) {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 48; i++) {
            picture.setRGB(i, i, 0xC00000 + i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}

package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may not be attached, so that a refusal says what was sent.
 *
 * @param words for people: {@code a RAR archive}
 * @param archive whether other files may lie in it
 * @param signatures of which one begins it
 */
record ForeignKind(String words, boolean archive, List<Signature> signatures) {

    static final ForeignKind GZIP = archive("a gzip archive", Signature.GZIP);
    static final ForeignKind OLE = other("an old Office document (.doc, .xls)", Signature.OLE);
    static final ForeignKind PROGRAM =
            other(
                    "a program",
                    Signature.text("MZ"),
                    Signature.hex("7f454c46"),
                    Signature.hex("cafebabe"),
                    Signature.hex("feedfacf"),
                    Signature.hex("cffaedfe"),
                    Signature.text("#!"));

    private static final List<ForeignKind> ALL =
            List.of(
                    archive("a RAR archive", Signature.RAR),
                    archive("a 7z archive", Signature.SEVEN_ZIP),
                    archive(
                            "a ZIP archive",
                            Signature.ZIP,
                            Signature.hex("504b0506"),
                            Signature.hex("504b0708")),
                    archive("a tar archive", Signature.text("ustar", 257)),
                    GZIP,
                    archive("a bzip2 archive", Signature.text("BZh")),
                    archive("an xz archive", Signature.hex("fd377a585a00")),
                    archive("a zstd archive", Signature.hex("28b52ffd")),
                    archive("a cabinet archive", Signature.text("MSCF")),
                    OLE,
                    PROGRAM,
                    other("an RTF document", Signature.text("{\\rtf")),
                    other("a GIF picture", Signature.text("GIF8")),
                    other("a BMP picture", Signature.text("BM")),
                    other("a TIFF picture", Signature.hex("49492a00"), Signature.hex("4d4d002a")),
                    other("a WebP picture", Signature.text("WEBP", 8)),
                    other("a HEIF picture or a film", Signature.text("ftyp", 4)));

    private static final int HEAD = 1_024;

    private static ForeignKind archive(String words, Signature... signatures) {
        return new ForeignKind(words, true, List.of(signatures));
    }

    private static ForeignKind other(String words, Signature... signatures) {
        return new ForeignKind(words, false, List.of(signatures));
    }

    /** The kind that a file begins like. */
    static Optional<ForeignKind> beginning(ByteBuffer file) {
        return ALL.stream()
                .filter(kind -> kind.signatures.stream().anyMatch(it -> it.begins(file)))
                .findFirst();
    }

    /** What a file is, for people. */
    static String of(ByteBuffer file) {
        if (!file.hasRemaining()) {
            return "empty";
        }
        return beginning(file).map(ForeignKind::words).orElseGet(() -> ofText(file));
    }

    private static String ofText(ByteBuffer file) {
        if (Signature.PDF.isWithin(file, 0, HEAD)) {
            return "something before a PDF document, which must begin with its first byte";
        }
        byte[] head = new byte[Math.min(HEAD, file.limit())];
        file.get(0, head);
        String text =
                new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).strip();
        if (text.indexOf('\0') >= 0) {
            return "of no kind that is known";
        }
        if (text.contains("<svg")) {
            return "an SVG picture";
        }
        if (text.contains("<html") || text.contains("<!doctype html") || text.contains("<script")) {
            return "an HTML page";
        }
        return text.contains("<?xml") ? "an XML document" : "plain text or of no known kind";
    }
}

package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Opens each part of a package within bounds: no macros, nothing embedded, no archive in it. */
final class PackageCheck {

    private static final int HEAD = 512;

    /** Those two parts are read whole. */
    private static final int LARGEST_LIST = 1 << 20;

    private static final List<String> MACROS =
            List.of("vbaproject", "vbadata", "/activex/", "/macrosheets/", "/dialogsheets/");
    private static final List<String> EMBEDDED = List.of("/embeddings/", "oleobject");

    private PackageCheck() {}

    static void check(AttachmentKind kind, ZipDirectory directory) throws UnfitContentException {
        for (ZipPart part : directory.parts()) {
            checkName(part);
        }
        try (Unpacked unpacked = new Unpacked()) {
            for (ZipPart part : directory.parts()) {
                boolean listed = isRead(part);
                if (listed && part.unpacked() > LARGEST_LIST) {
                    throw new UnfitContentException("has too long a '" + part.name() + "'");
                }
                ByteBuffer head =
                        unpacked.beginning(
                                part, directory.packed(part), listed ? LARGEST_LIST : HEAD);
                checkContent(kind, part, head);
            }
        }
    }

    private static boolean isRead(ZipPart part) {
        return part.key().equals(PackageKind.CONTENT_TYPES) || part.key().equals(PackageKind.OFD);
    }

    private static void checkName(ZipPart part) throws UnfitContentException {
        String key = "/" + part.key();
        if (MACROS.stream().anyMatch(key::contains)) {
            throw macros(part.name());
        }
        if (EMBEDDED.stream().anyMatch(key::contains)) {
            throw embedded(part.name());
        }
    }

    private static void checkContent(AttachmentKind kind, ZipPart part, ByteBuffer head)
            throws UnfitContentException {
        if (part.key().equals(PackageKind.CONTENT_TYPES)) {
            ContentTypes.check(kind, head);
        } else if (part.key().equals(PackageKind.OFD)) {
            PartXml.requireRoot(part.name(), head, "OFD");
        }
        Optional<ForeignKind> nested = ForeignKind.beginning(head);
        if (nested.isPresent() && !isPackedPicture(part, nested.get())) {
            refuse(part, nested.get());
        }
    }

    private static void refuse(ZipPart part, ForeignKind nested) throws UnfitContentException {
        if (nested.archive()) {
            throw new UnfitContentException("holds " + nested.words() + " ('" + part.name() + "')");
        }
        if (nested.equals(ForeignKind.OLE) || nested.equals(ForeignKind.PROGRAM)) {
            throw embedded(part.name());
        }
    }

    /** Drawings of Windows are packed one by one. */
    private static boolean isPackedPicture(ZipPart part, ForeignKind nested) {
        return nested.equals(ForeignKind.GZIP)
                && (part.key().endsWith(".emz") || part.key().endsWith(".wmz"));
    }

    static UnfitContentException macros(String where) {
        return new UnfitContentException("holds macros ('" + where + "'); save it without them");
    }

    private static UnfitContentException embedded(String where) {
        return new UnfitContentException(
                "holds a file or program of its own ('" + where + "'); save it without");
    }
}

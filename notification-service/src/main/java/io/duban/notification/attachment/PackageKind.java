package io.duban.notification.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which kinds are packages of parts in a ZIP file, and by which part each is known. */
final class PackageKind {

    static final String CONTENT_TYPES = "[content_types].xml";
    static final String OFD = "ofd.xml";

    private PackageKind() {}

    /** The kind whose parts it has; none when it has those of several, or of none. */
    static Optional<AttachmentKind> of(ZipDirectory directory) {
        List<AttachmentKind> kinds = new ArrayList<>();
        for (AttachmentKind kind : AttachmentKind.values()) {
            Optional<String> main = mainPart(kind);
            if (main.isPresent() && directory.part(main.get()).isPresent()) {
                kinds.add(kind);
            }
        }
        boolean office = directory.part(CONTENT_TYPES).isPresent();
        return kinds.size() == 1 && office == (kinds.getFirst() != AttachmentKind.OFD)
                ? Optional.of(kinds.getFirst())
                : Optional.empty();
    }

    /** The part by which it is known, in lower case; empty for what is no package. */
    static Optional<String> mainPart(AttachmentKind kind) {
        return switch (kind) {
            case DOCX -> Optional.of("word/document.xml");
            case XLSX -> Optional.of("xl/workbook.xml");
            case OFD -> Optional.of(OFD);
            case PDF, JPEG, PNG -> Optional.empty();
        };
    }
}

package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an Office file says of its parts (OPC, ECMA-376 part 2). */
final class ContentTypes {

    private static final List<String> MACROS =
            List.of("macro", "vbaproject", "vbadata", "activex", "ms-office.vba");
    private static final String OLE = "oleobject";

    private static final Map<AttachmentKind, String> MAIN =
            Map.of(
                    AttachmentKind.DOCX,
                    AttachmentKind.DOCX.contentType() + ".main+xml",
                    AttachmentKind.XLSX,
                    AttachmentKind.XLSX.contentType() + ".main+xml");

    private ContentTypes() {}

    /** Macros are refused, and a main part that is of another kind than its name says. */
    static void check(AttachmentKind kind, ByteBuffer list) throws UnfitContentException {
        String mainPart = "/" + PackageKind.mainPart(kind).orElseThrow();
        String main = null;
        for (PartXml.ContentType each : PartXml.contentTypes(list)) {
            String type = each.type().toLowerCase(Locale.ROOT);
            if (MACROS.stream().anyMatch(type::contains)) {
                throw PackageCheck.macros(each.type());
            }
            if (type.contains(OLE)) {
                throw new UnfitContentException("holds embedded objects; save it without");
            }
            if (mainPart.equals(each.part().toLowerCase(Locale.ROOT))) {
                main = type;
            }
        }
        if (!MAIN.get(kind).equals(main)) {
            throw new UnfitContentException(
                    main == null
                            ? "does not say what its main part is"
                            : "says that its main part is '" + main + "'");
        }
    }
}

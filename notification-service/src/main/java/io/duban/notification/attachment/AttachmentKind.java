package io.duban.notification.attachment;

import io.duban.contracts.WireName;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of files that may be attached (附件), each known by its content. */
public enum AttachmentKind implements WireName {
    PDF("application/pdf", "a PDF document", "pdf"),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "a Word document (DOCX)",
            "docx"),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "an Excel workbook (XLSX)",
            "xlsx"),
    /** 版式文档, GB/T 33190. */
    OFD("application/ofd", "an OFD document", "ofd"),
    JPEG("image/jpeg", "a JPEG picture", "jpg", "jpeg"),
    PNG("image/png", "a PNG picture", "png");

    private final String contentType;
    private final String words;
    private final String ending;
    private final String otherEnding;

    AttachmentKind(String contentType, String words, String ending) {
        this(contentType, words, ending, ending);
    }

    AttachmentKind(String contentType, String words, String ending, String otherEnding) {
        this.contentType = contentType;
        this.words = words;
        this.ending = ending;
        this.otherEnding = otherEnding;
    }

    /** The kind of a content type without parameters, in lower case. */
    public static Optional<AttachmentKind> ofContentType(String type) {
        return Arrays.stream(values()).filter(it -> it.contentType.equals(type)).findFirst();
    }

    public static List<String> contentTypes() {
        return Arrays.stream(values()).map(AttachmentKind::contentType).toList();
    }

    public String contentType() {
        return contentType;
    }

    /** For people: {@code a PDF document}. */
    public String words() {
        return words;
    }

    /** Whether a file of that name passes for one of this kind. */
    public boolean mayBeNamed(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean named = name.length() > last.length() + 1;
        return named && (last.equals(ending) || last.equals(otherEnding));
    }

    /** How names of this kind end, for people. */
    public String endings() {
        return ending.equals(otherEnding) ? "." + ending : "." + ending + " or ." + otherEnding;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

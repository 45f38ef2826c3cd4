package io.duban.notification.attachment;

import io.duban.contracts.Identifiers;
import io.duban.notification.notice.By;

import java.time.LocalDate;

/**
 * A file that belongs to a notice (附件).
 *
 * @param id derived from notice, name and bytes: the same sent again is the same attachment
 * @param name as it was given, safe to show
 * @param type media type by its content
 * @param size in bytes
 * @param sha256 of its bytes, hexadecimal
 * @param file id under which {@link AttachmentFiles} has its bytes
 * @param on the business day
 */
public record Attachment(
        String id,
        String name,
        String type,
        long size,
        String sha256,
        String file,
        LocalDate on,
        By by) {

    /** The id of bytes that were sent under a name to a notice. */
    public static String id(String notice, String name, String sha256) {
        return Identifiers.derived("att", notice + ":" + sha256 + ":" + name);
    }
}

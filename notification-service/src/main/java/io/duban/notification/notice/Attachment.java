package io.duban.notification.notice;

import java.time.LocalDate;

/**
 * A file that belongs to a notice (附件材料); its bytes lie elsewhere, under their hash.
 *
 * @param name as it was given, safe to show
 * @param type media type by its content
 * @param size in bytes
 * @param sha256 of its bytes, hexadecimal
 * @param on the business day
 */
public record Attachment(
        String id, String name, String type, long size, String sha256, LocalDate on, By by) {}

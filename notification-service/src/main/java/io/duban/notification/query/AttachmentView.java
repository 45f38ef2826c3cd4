package io.duban.notification.query;

import io.duban.notification.notice.Attachment;

import java.time.LocalDate;

/** A file of a notice as a caller sees it. */
record AttachmentView(String id, String name, String type, long size, String sha256, LocalDate on) {

    static AttachmentView of(Attachment file) {
        return new AttachmentView(
                file.id(), file.name(), file.type(), file.size(), file.sha256(), file.on());
    }
}

package io.duban.notification.attachment;

/** What a file turned out to be. */
public sealed interface Finding {

    /** One of the kinds, and sound as far as can be seen. */
    record Fit(AttachmentKind kind) implements Finding {}

    /**
     * Of no kind that may be attached.
     *
     * @param what it is, for people: {@code a RAR archive}
     */
    record Foreign(String what) implements Finding {}

    /**
     * It has the form of one of the kinds, and holds what it may not hold or is damaged.
     *
     * @param why for people: {@code holds macros (word/vbaProject.bin)}
     */
    record Unfit(AttachmentKind kind, String why) implements Finding {}
}

package io.duban.notification.attachment;

/** A file is of a kind that may be attached, but not as it is; the message says why, for people. */
final class UnfitContentException extends Exception {

    UnfitContentException(String why) {
        super(why, null, false, false);
    }
}

package io.duban.notification.attachment;

import java.util.Locale;

/**
 * A part of a ZIP file as its directory lists it; what it says of sizes is a claim.
 *
 * @param stored whether it is not packed
 * @param packed bytes in the file
 * @param unpacked bytes that it claims to become
 * @param begins where its own header stands
 * @param data where its bytes stand
 */
record ZipPart(
        String name,
        boolean stored,
        int packed,
        long unpacked,
        int checksum,
        int begins,
        int data) {

    /** Names of parts are compared without regard to case. */
    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    int ends() {
        return data + packed;
    }
}

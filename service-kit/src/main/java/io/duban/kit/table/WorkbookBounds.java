package io.duban.kit.table;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;

/** Says whether a workbook may be opened: a small file may unpack to one that no memory holds. */
final class WorkbookBounds {

    private static final int LARGEST_UNPACKED = 64 << 20;
    private static final int MOST_PARTS = 1_000;
    private static final int BUFFER = 64 << 10;
    private static final String SHARED = "sharedStrings";

    private WorkbookBounds() {}

    /**
     * Unpacks all of it once, holding nothing.
     *
     * @return bytes of the parts that are held while it is open
     * @throws UnfitWorkbookException naming what is too much
     * @throws IOException when it is no archive
     */
    static long check(byte[] workbook) throws IOException {
        if (mentionedParts(workbook) > MOST_PARTS) {
            throw new UnfitWorkbookException(
                    "too-large", "The file has more than " + MOST_PARTS + " parts.");
        }
        long room = LARGEST_UNPACKED;
        long held = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                long size = scan(zip, entry, room);
                room -= size;
                held += entry.getName().contains(SHARED) ? size : 0;
            }
        }
        return held;
    }

    private static long scan(ZipFile zip, ZipArchiveEntry entry, long room) throws IOException {
        try (BoundedInputStream part = bounded(zip.getInputStream(entry), room + 1)) {
            PartScan.read(new BufferedInputStream(part, BUFFER));
            if (part.getCount() > room) {
                throw new UnfitWorkbookException(
                        "too-large",
                        "The file unpacks to more than %d MiB.".formatted(LARGEST_UNPACKED >> 20));
            }
            return part.getCount();
        }
    }

    private static BoundedInputStream bounded(InputStream part, long most) throws IOException {
        return BoundedInputStream.builder().setInputStream(part).setMaxCount(most).get();
    }

    /**
     * Entries of the archive's directory, counted by their marks, for whoever opens it keeps them
     * all, whatever number it says.
     */
    private static int mentionedParts(byte[] workbook) {
        int parts = 0;
        for (int i = 0; i + 3 < workbook.length; i++) {
            if (workbook[i] == 'P'
                    && workbook[i + 1] == 'K'
                    && workbook[i + 2] == 1
                    && workbook[i + 3] == 2) {
                parts++;
            }
        }
        return parts;
    }
}

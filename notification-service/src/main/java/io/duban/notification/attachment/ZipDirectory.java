package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of a ZIP file's parts, read strictly: one file, one meaning. Each byte belongs to one
 * part or says something of one; programs that read ZIP in different ways find the same parts.
 */
final class ZipDirectory {

    static final int MOST_PARTS = 2_000;

    private static final Signature END = Signature.hex("504b0506");
    private static final Signature ENTRY = Signature.hex("504b0102");
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;

    /** Behind a part may stand once more what its header says, the largest form of it. */
    private static final int LONGEST_DESCRIPTOR = 24;

    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer zip;
    private final Map<String, ZipPart> parts = new HashMap<>();

    private ZipDirectory(ByteBuffer file) {
        this.zip = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    static ZipDirectory of(ByteBuffer file) throws UnfitContentException {
        ZipDirectory directory = new ZipDirectory(file);
        directory.read();
        return directory;
    }

    /** A part by its name, whatever its case. */
    Optional<ZipPart> part(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    List<ZipPart> parts() {
        return List.copyOf(parts.values());
    }

    /** The bytes of a part as they stand in the file. */
    ByteBuffer packed(ZipPart part) {
        return zip.slice(part.data(), part.packed());
    }

    private void read() throws UnfitContentException {
        int end = zip.limit() - END_LENGTH;
        if (end < 0 || !END.isAt(zip, end) || unsigned(end + 20) != 0) {
            throw new UnfitContentException("is cut off or has something behind its end");
        }
        int count = unsigned(end + 10);
        if (count > MOST_PARTS) {
            throw new UnfitContentException("has more than " + MOST_PARTS + " parts");
        }
        long from = Integer.toUnsignedLong(zip.getInt(end + 16));
        if (from > end) {
            throw damaged();
        }
        int place = (int) from;
        for (int i = 0; i < count; i++) {
            place = readEntry(place, end);
        }
        if (place != end) {
            throw damaged();
        }
        checkPlaces((int) from);
    }

    /** Reads an entry and tells where the next one stands. */
    private int readEntry(int place, int end) throws UnfitContentException {
        if (end - place < ENTRY_LENGTH || !ENTRY.isAt(zip, place)) {
            throw damaged();
        }
        int nameLength = unsigned(place + 28);
        int next = place + ENTRY_LENGTH + nameLength + unsigned(place + 30) + unsigned(place + 32);
        if (next > end) {
            throw damaged();
        }
        String name = name(place + ENTRY_LENGTH, nameLength);
        checkName(name);
        int flags = unsigned(place + 8);
        int method = unsigned(place + 10);
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw new UnfitContentException("is encrypted or packed in an unusual way");
        }
        ZipPart part = part(place, name, method);
        if (parts.putIfAbsent(part.key(), part) != null) {
            throw new UnfitContentException("has two parts named '" + name + "'");
        }
        return next;
    }

    private ZipPart part(int place, String name, int method) throws UnfitContentException {
        long packed = Integer.toUnsignedLong(zip.getInt(place + 20));
        long unpacked = Integer.toUnsignedLong(zip.getInt(place + 24));
        long begins = Integer.toUnsignedLong(zip.getInt(place + 42));
        int data = dataOf(begins, place, name);
        if (packed > zip.limit() - data) {
            throw damaged();
        }
        return new ZipPart(
                name,
                method == STORED,
                (int) packed,
                unpacked,
                zip.getInt(place + 16),
                (int) begins,
                data);
    }

    /** Where the bytes of an entry stand; its own header must say the same as the directory. */
    private int dataOf(long begins, int entry, String name) throws UnfitContentException {
        if (begins > zip.limit() - LOCAL_LENGTH || !Signature.ZIP.isAt(zip, (int) begins)) {
            throw damaged();
        }
        int local = (int) begins;
        int nameLength = unsigned(local + 26);
        int data = local + LOCAL_LENGTH + nameLength + unsigned(local + 28);
        if (data > zip.limit()
                || unsigned(local + 8) != unsigned(entry + 10)
                || !name(local + LOCAL_LENGTH, nameLength).equals(name)) {
            throw new UnfitContentException("says two things of the part '" + name + "'");
        }
        return data;
    }

    /** Parts that share bytes make much of little; bytes of no part are something hidden. */
    private void checkPlaces(int directory) throws UnfitContentException {
        List<ZipPart> inOrder = new ArrayList<>(parts.values());
        inOrder.sort(Comparator.comparingInt(ZipPart::begins));
        int before = 0;
        int slack = 0;
        for (ZipPart part : inOrder) {
            checkGap(part.begins() - before, slack);
            before = part.ends();
            slack = LONGEST_DESCRIPTOR;
        }
        checkGap(directory - before, slack);
    }

    private static void checkGap(int gap, int slack) throws UnfitContentException {
        if (gap < 0) {
            throw new UnfitContentException("has parts that share their bytes");
        }
        if (gap > slack) {
            throw new UnfitContentException("has bytes that belong to no part");
        }
    }

    private static void checkName(String name) throws UnfitContentException {
        boolean unsafe =
                name.isEmpty()
                        || name.startsWith("/")
                        || name.indexOf('\\') >= 0
                        || name.indexOf(':') >= 0
                        || name.chars().anyMatch(it -> it < ' ')
                        || ("/" + name + "/").contains("/../");
        if (unsafe) {
            throw new UnfitContentException("has a part whose name is a path out of it");
        }
    }

    /** Every name that matters is ASCII; of others only their difference counts. */
    private String name(int place, int length) throws UnfitContentException {
        if (length > zip.limit() - place) {
            throw damaged();
        }
        byte[] name = new byte[length];
        zip.get(place, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private int unsigned(int place) {
        return Short.toUnsignedInt(zip.getShort(place));
    }

    private static UnfitContentException damaged() {
        return new UnfitContentException("is damaged: its list of parts cannot be read");
    }
}

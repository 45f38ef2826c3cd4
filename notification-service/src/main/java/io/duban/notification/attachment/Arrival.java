package io.duban.notification.attachment;

import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.problem.BodyRefusedException;
import io.duban.kit.problem.ProblemException;

import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that has arrived: it lies in a temporary file, hashed while it came, until somebody has
 * decided about it. The temporary file has no name any more once it is open, so that nothing is
 * left of it however the process ends.
 */
public final class Arrival implements AutoCloseable {

    /** 20 MB: the largest file that may be attached. */
    public static final int LARGEST = 20 << 20;

    private static final int BUFFER = 64 << 10;

    private final FileChannel file;
    private final long size;
    private final String sha256;

    private Arrival(FileChannel file, long size, String sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Takes a body in.
     *
     * @param told how long it says it is; -1 when it does not say
     * @throws InputTooLargeException when it says more than may be, before anything is read, or is
     *     more, as soon as it is
     */
    public static Arrival of(InputStream body, long told) throws IOException {
        if (told > LARGEST) {
            throw new InputTooLargeException(LARGEST);
        }
        FileChannel file = temporary();
        try {
            MessageDigest digest = digest();
            long size = copy(body, file, digest);
            return new Arrival(file, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long copy(InputStream body, FileChannel file, MessageDigest digest)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int came = read(body, buffer); came >= 0; came = read(body, buffer)) {
            size += came;
            if (size > LARGEST) {
                throw new InputTooLargeException(LARGEST);
            }
            digest.update(buffer, 0, came);
            for (ByteBuffer piece = ByteBuffer.wrap(buffer, 0, came); piece.hasRemaining(); ) {
                file.write(piece);
            }
        }
        return size;
    }

    private static int read(InputStream body, byte[] buffer) throws BodyRefusedException {
        try {
            return body.read(buffer);
        } catch (BodyRefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "broken-off", "Broken off", "The body broke off.");
        }
    }

    public long size() {
        return size;
    }

    /** SHA-256 of its bytes, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Looks at the content without taking it into the heap. */
    public Finding look() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return ContentCheck.of(
                    file.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer());
        }
    }

    /** Its bytes from the first on; one reader at a time. */
    InputStream bytes() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static FileChannel temporary() throws IOException {
        Path path = Files.createTempFile("duban-attachment", null);
        return FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

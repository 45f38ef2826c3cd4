package io.duban.complaint;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An upload whose pace and end the test decides, and whose answer can be read in between. */
public final class RawUpload implements AutoCloseable {

    private static final int LIMIT_MILLIS = 40_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private int taken;
    private boolean whole;

    /**
     * Begins the upload.
     *
     * @param length bytes of the whole body
     */
    public RawUpload(RunningService service, String path, long length) {
        try {
            socket = new Socket("127.0.0.1", service.port());
            socket.setSoTimeout(LIMIT_MILLIS);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
            send(
                    "POST "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                            + RunningService.HOTLINE
                            + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                            + length
                            + "\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next lines of the answer. */
    public List<String> next(int many) {
        while (untaken().size() < many) {
            if (!readChunk()) {
                throw new AssertionError("the answer ended after " + untaken());
            }
        }
        List<String> lines = untaken().subList(0, many);
        taken += many;
        return lines;
    }

    /** What is left of the answer. */
    public List<String> rest() {
        while (readChunk()) {
            // Until there is no more.
        }
        return untaken();
    }

    /** Whether the answer has ended as answers do, and not broken off. */
    public boolean isWhole() {
        return whole;
    }

    /** Goes away without a word. */
    public void breakOff() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        breakOff();
    }

    private List<String> untaken() {
        String text = answer.toString(StandardCharsets.UTF_8);
        String ended = text.substring(0, text.lastIndexOf('\n') + 1);
        return ended.lines().skip(taken).toList();
    }

    /** Reads one chunk; false at the end, whichever it is. */
    private boolean readChunk() {
        try {
            String size = line();
            while (answer.size() == 0 && size != null && !size.matches("[0-9a-f]+")) {
                size = line();
            }
            int length = size == null ? 0 : Integer.parseInt(size, 16);
            answer.write(in.readNBytes(length));
            line();
            whole |= size != null && length == 0;
            return length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return next < 0 ? null : line.toString(StandardCharsets.US_ASCII).strip();
    }
}

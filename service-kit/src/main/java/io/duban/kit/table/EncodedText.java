package io.duban.kit.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of a table. Their encoding is the one that was declared, or that the byte order
 * mark tells; without either it is decided by the first bytes that are not ASCII, UTF-8 or GB18030.
 * A byte that the encoding does not have becomes {@link #BROKEN}, and those around it stay.
 */
final class EncodedText extends Reader {

    /** Stands for a byte that could not be read; no text may hold it. */
    static final char BROKEN = '\uFFFF';

    private static final int LOOKED_AT = 256 << 10;
    private static final int CHUNK = 16 << 10;

    private final InputStream in;
    private Reader decoded;

    /**
     * @param declared null where nothing is
     */
    EncodedText(InputStream in, Charset declared) {
        this.in = in;
        this.decoded = declared == null ? null : decode(in, declared);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (decoded != null) {
            return decoded.read(into, offset, length);
        }
        byte[] some = new byte[Math.min(length, CHUNK)];
        int read = in.read(some);
        if (read < 0) {
            return -1;
        }
        int ascii = asciiOf(some, read);
        if (ascii < read) {
            decide(Arrays.copyOfRange(some, ascii, read));
        }
        if (ascii == 0) {
            return decoded == null ? 0 : decoded.read(into, offset, length);
        }
        for (int i = 0; i < ascii; i++) {
            into[offset + i] = (char) some[i];
        }
        return ascii;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static int asciiOf(byte[] bytes, int length) {
        int at = 0;
        while (at < length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** From the first bytes on that are not ASCII. */
    private void decide(byte[] begun) throws IOException {
        byte[] more = in.readNBytes(LOOKED_AT - begun.length);
        byte[] head = Arrays.copyOf(begun, begun.length + more.length);
        System.arraycopy(more, 0, head, begun.length, more.length);
        Charset charset = Encodings.of(head);
        decoded = decode(new SequenceInputStream(new ByteArrayInputStream(head), in), charset);
    }

    private static Reader decode(InputStream in, Charset charset) {
        Charset known =
                charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        return new InputStreamReader(
                in,
                known.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(BROKEN)));
    }
}

package io.duban.gateway.route;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a caller streams, passed on as it arrives. */
final class CallerBody extends AbstractHttpEntity {

    private static final int BUFFER = 16 << 10;

    private final InputStream caller;
    private final long length;
    private StreamExchange exchange;

    /**
     * @param length in bytes, -1 when nobody knows
     */
    CallerBody(InputStream caller, long length) {
        super((String) null, null, length < 0);
        this.caller = caller;
        this.length = length;
    }

    /** The exchange that is to know how the caller is doing. */
    void belongsTo(StreamExchange its) {
        this.exchange = its;
    }

    @Override
    public void writeTo(OutputStream service) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = next(buffer); read >= 0; read = next(buffer)) {
            exchange.moved();
            service.write(buffer, 0, read);
            service.flush();
        }
    }

    private int next(byte[] buffer) throws IOException {
        try {
            return caller.read(buffer);
        } catch (IOException e) {
            exchange.callerBroke(e);
            throw e;
        }
    }

    @Override
    public InputStream getContent() {
        return caller;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // The container closes what belongs to it.
    }
}

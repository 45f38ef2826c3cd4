package io.duban.kit.bound;

import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_TIMEOUT;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears a caller out whose call was answered before all of its body had come, so that it can read
 * the answer; but only for a while. Tomcat itself would listen for as long as anything comes, and
 * so to whoever sends a byte a second without a key.
 */
final class HearOut extends ValveBase {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST = 8 << 20;

    HearOut() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || hasCome(request) || isBrokenOff(request)) {
            return;
        }
        response.finishResponse();
        org.apache.coyote.Request call = request.getCoyoteRequest();
        // Whoever waited to be told to go on has not sent anything, and who was too slow was heard.
        boolean over = call.hasExpectation() || response.getStatus() == SC_REQUEST_TIMEOUT;
        if (over || !hearOut(call)) {
            call.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean hasCome(Request request) {
        AtomicBoolean whole = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
        return whole.get();
    }

    /** The caller is to see at once that its answer was broken off, whatever it still sends. */
    private static boolean isBrokenOff(Request request) {
        AtomicBoolean goesOn = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.IS_IO_ALLOWED, goesOn);
        return !goesOn.get();
    }

    private static boolean hearOut(org.apache.coyote.Request call) {
        Nowhere nowhere = new Nowhere();
        long began = System.nanoTime();
        long heard = 0;
        try {
            while (heard < MOST && System.nanoTime() - began < LONGEST.toNanos()) {
                int came = call.doRead(nowhere);
                if (came < 0) {
                    return true;
                }
                heard += came;
            }
        } catch (IOException e) {
            // It broke off or fell silent.
        }
        return false;
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer next) {
            this.buffer = next;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}

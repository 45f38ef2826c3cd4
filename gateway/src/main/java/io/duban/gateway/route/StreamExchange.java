package io.duban.gateway.route;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.kit.problem.BodyRefusedException;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * One stream through the gateway, with both directions under way at once: a thread of its own sends
 * what the caller sends, the caller's thread takes back what the service answers.
 */
final class StreamExchange implements Closeable {

    private static final int BUFFER = 16 << 10;
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(16 << 10).build();

    private final Socket socket;
    private final ClassicHttpRequest request;
    private final CallerAuthentication caller;
    private final DefaultBHttpClientConnection connection =
            new DefaultBHttpClientConnection(LIMITS);
    private final Thread sender = Thread.ofVirtual().name("stream-sender").unstarted(this::send);
    private volatile long lastMoved = System.nanoTime();
    private volatile IOException callersFault;
    private volatile boolean ended;

    /**
     * @param caller whose stream it is
     */
    StreamExchange(Socket socket, ClassicHttpRequest request, CallerAuthentication caller) {
        this.socket = socket;
        this.request = request;
        this.caller = caller;
    }

    /** Sends the request's head, begins to send its body, and waits for the head of the answer. */
    ClassicHttpResponse begin() throws IOException, HttpException {
        connection.bind(socket);
        connection.sendRequestHeader(request);
        connection.flush();
        if (request.getEntity() != null) {
            sender.start();
        }
        ClassicHttpResponse answer = connection.receiveResponseHeader();
        while (answer.getCode() < HttpStatus.SC_SUCCESS) {
            answer = connection.receiveResponseHeader();
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), answer)) {
            connection.receiveResponseEntity(answer);
        }
        moved();
        return answer;
    }

    /**
     * Hands each piece of the answer on as it comes, and waits until nobody reads the caller.
     *
     * @throws IOException when the service broke off; a caller that went away needs no more answer
     */
    void answer(ClassicHttpResponse answer, HttpServletResponse caller) throws IOException {
        try {
            if (beginsToAnswer(caller) && answer.getEntity() != null) {
                copy(answer.getEntity().getContent(), caller.getOutputStream());
            }
            if (sender.isAlive()) {
                // A caller that is still sending learns that it has the whole answer.
                finish(caller);
            }
        } finally {
            end();
        }
    }

    private boolean beginsToAnswer(HttpServletResponse caller) {
        try {
            caller.flushBuffer();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void finish(HttpServletResponse caller) {
        try {
            caller.getOutputStream().close();
        } catch (IOException e) {
            // It went away, which its side of the stream shows as well.
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int read = next(from, buffer);
        while (read >= 0 && passOn(buffer, read, to)) {
            moved();
            read = next(from, buffer);
        }
    }

    /**
     * The service's next piece; its failure is told without its cause, which is not the caller's.
     */
    private int next(InputStream from, byte[] buffer) throws IOException {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            if (ended) {
                return -1;
            }
            throw new IOException("the service broke off: " + e.getClass().getSimpleName());
        }
    }

    private static boolean passOn(byte[] buffer, int length, OutputStream to) {
        try {
            to.write(buffer, 0, length);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void send() {
        try {
            connection.sendRequestEntity(request);
            connection.flush();
        } catch (IOException | HttpException e) {
            // Whichever side broke off, the thread that waits for the answer learns of it.
        }
    }

    /** The caller broke off: without its last chunk the service sees that it has not got all. */
    void callerBroke(IOException fault) {
        callersFault = fault;
        close();
    }

    boolean hasCallerBroken() {
        return callersFault != null;
    }

    /** Why no more of the caller was heard, where that was not its own doing. */
    Optional<BodyRefusedException> refusal() {
        return Optional.ofNullable(callersFault)
                .filter(BodyRefusedException.class::isInstance)
                .map(BodyRefusedException.class::cast);
    }

    /** Something went through. */
    void moved() {
        lastMoved = System.nanoTime();
    }

    void closeWhenSilentFor(Duration limit) {
        if (System.nanoTime() - lastMoved > limit.toNanos()) {
            close();
        }
    }

    /**
     * Ends a stream of events as if the service had ended it; its listener comes back elsewhere.
     */
    void endListening() {
        if (request.getEntity() == null) {
            ended = true;
            close();
        }
    }

    CallerAuthentication caller() {
        return caller;
    }

    /**
     * Ends it because its key or session stands no more. A listener sees the end; a caller that
     * still sends sees its stream break off, for what it sends from now on gets no verdict.
     */
    void cutOff() {
        endListening();
        close();
    }

    /**
     * Closes, and waits for the sender: the container uses the caller's connection for the next
     * call afterwards. Its wait is the container's own limit for a silent caller.
     */
    void end() {
        close();
        boolean interrupted = false;
        while (sender.isAlive()) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }
}

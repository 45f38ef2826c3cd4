package io.duban.ranking.simulation;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells how far a simulation is while it runs, and at its end what came of it. */
final class SimulationStream implements Simulator.Listener {

    /** Whoever asked has gone. */
    static final class UnheardException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private UnheardException(IOException cause) {
            super(cause);
        }
    }

    /**
     * @param done recorded boards that have been looked at
     * @param of recorded boards that there are
     */
    record Progress(int done, int of) {}

    /** A reader sees no more than some steps a second. */
    private static final long BETWEEN = Duration.ofMillis(100).toNanos();

    private final HttpServletResponse response;
    private final JsonMapper mapper;
    private long toldAt;

    SimulationStream(HttpServletResponse response, JsonMapper mapper) {
        this.response = response;
        this.mapper = mapper;
    }

    @Override
    public void looked(int done, int of) {
        long now = System.nanoTime();
        if (done == 0 || done == of || now - toldAt >= BETWEEN) {
            toldAt = now;
            tell("progress", new Progress(done, of));
        }
    }

    /** The last that is told. */
    void result(Object simulation) {
        tell("simulation", simulation);
    }

    private void tell(String event, Object data) {
        String lines = "event: " + event + "\ndata: " + mapper.writeValueAsString(data) + "\n\n";
        try {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("X-Accel-Buffering", "no");
            }
            response.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException e) {
            throw new UnheardException(e);
        }
    }
}

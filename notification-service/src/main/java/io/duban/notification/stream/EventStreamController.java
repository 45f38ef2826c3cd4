package io.duban.notification.stream;

import com.mongodb.MongoException;

import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** The stream of server-sent events. */
@RestController
class EventStreamController {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamController.class);

    /** The second is the first release's word. */
    private static final Map<String, String> EARLIEST =
            Map.of("earliest", "earliest", "beginning", "earliest");

    private final EventStreams streams;
    private final PositionSeal seal;

    EventStreamController(EventStreams streams, PositionSeal seal) {
        this.streams = streams;
        this.seal = seal;
    }

    /** The header wins over the parameter: a browser that comes again keeps its address. */
    @GetMapping(path = "/api/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Caller caller,
            Query query,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            HttpMethod method,
            HttpServletResponse response)
            throws InterruptedException {
        String types = query.any("types").orElse(null);
        String subject = query.any("subject").orElse(null);
        String county = query.identifier("county").orElse(null);
        Optional<String> from = query.choice("from", EARLIEST);
        String last = query.any("lastEventId").orElse(null);
        query.finish();
        StreamFilter filter =
                StreamFilter.of(caller.role(), caller.reach(), types, subject, county);
        StreamPosition position = position(lastEventId == null ? last : lastEventId, from);
        try {
            if (method.equals(HttpMethod.HEAD)) {
                begin(response);
                return;
            }
            streams.serve(caller.keyId(), filter, position, () -> begin(response));
        } catch (IOException | KafkaException | MongoException e) {
            // The listener has gone, or must go: it comes again with the last id it had.
            LOG.debug("A stream ended: {}", e.toString());
        }
    }

    private StreamPosition position(String lastEventId, Optional<String> from)
            throws InterruptedException {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return seal.open(lastEventId, streams.now());
        }
        return from.isPresent() ? StreamPosition.BEGINNING : streams.now();
    }

    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return response.getOutputStream();
    }
}

package io.duban.notification.stream;

import com.mongodb.MongoException;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.Caller;
import io.duban.notification.Reach;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The stream of server-sent events. */
@RestController
class EventStreamController {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamController.class);

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
            @RequestParam(required = false) String types,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) String from,
            @RequestParam(name = "lastEventId", required = false) String resumed,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        StreamFilter filter = StreamFilter.of(Reach.of(caller), types, subject);
        StreamPosition position = position(lastEventId == null ? resumed : lastEventId, from);
        try {
            streams.serve(filter, position, () -> begin(response));
        } catch (IOException | KafkaException | MongoException e) {
            // The listener has gone, or must go: it comes again with the last id it had.
            LOG.debug("A stream ended: {}", e.toString());
        }
    }

    private StreamPosition position(String lastEventId, String from) throws InterruptedException {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return seal.open(lastEventId);
        }
        if (from == null) {
            return streams.now();
        }
        if (!from.equals("beginning")) {
            throw new InvalidInputException(
                    List.of(new FieldError("/from", "invalid", "must be 'beginning' or absent")));
        }
        return StreamPosition.BEGINNING;
    }

    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return response.getOutputStream();
    }
}

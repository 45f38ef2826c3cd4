package io.duban.notification.stream;

import com.mongodb.MongoException;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.Caller;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** The stream of server-sent events. */
@RestController
class EventStreamController {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamController.class);

    private static final List<String> PARAMETERS =
            List.of("types", "subject", "county", "from", "lastEventId");

    /** The second is the first release's word. */
    private static final Set<String> EARLIEST = Set.of("earliest", "beginning");

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
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        requireKnown(parameters);
        StreamFilter filter =
                StreamFilter.of(
                        caller.role(),
                        caller.reach(),
                        parameters.getFirst("types"),
                        parameters.getFirst("subject"),
                        parameters.getFirst("county"));
        StreamPosition position =
                position(
                        lastEventId == null ? parameters.getFirst("lastEventId") : lastEventId,
                        parameters.getFirst("from"));
        try {
            streams.serve(caller.keyId(), filter, position, () -> begin(response));
        } catch (IOException | KafkaException | MongoException e) {
            // The listener has gone, or must go: it comes again with the last id it had.
            LOG.debug("A stream ended: {}", e.toString());
        }
    }

    private StreamPosition position(String lastEventId, String from) throws InterruptedException {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return seal.open(lastEventId, streams.now());
        }
        if (from == null) {
            return streams.now();
        }
        if (!EARLIEST.contains(from)) {
            throw invalid("from", "invalid", "must be 'earliest' or absent");
        }
        return StreamPosition.BEGINNING;
    }

    private static void requireKnown(MultiValueMap<String, String> parameters) {
        parameters.forEach(
                (name, values) -> {
                    if (!PARAMETERS.contains(name)) {
                        throw invalid(
                                name,
                                "unknown-parameter",
                                "is not a parameter; there are " + PARAMETERS);
                    }
                    if (values.size() > 1) {
                        throw invalid(name, "repeated-parameter", "must be given once");
                    }
                });
    }

    private static InvalidInputException invalid(String name, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/" + name, code, detail)));
    }

    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return response.getOutputStream();
    }
}

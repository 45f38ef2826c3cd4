package io.duban.complaint.intake;

import io.duban.complaint.lines.DocumentLine;
import io.duban.complaint.lines.JsonLines;
import io.duban.complaint.lines.LineRoom;
import io.duban.complaint.lines.LineStream;
import io.duban.complaint.lines.Verdict;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The hotline's door: one complaint, or a stream of them. */
@RestController
@RequestMapping("/api/v1/complaints")
class IntakeController {

    private static final int LARGEST = 256 << 10;
    private static final int GROUPS_UNDER_WAY = 3;

    private final Intake intake;
    private final ComplaintForm form;
    private final StrictJson json;
    private final JsonMapper mapper;
    private final LineRoom room;
    private final Counter batchLines;
    private final Counter invalidLines;

    IntakeController(
            Intake intake,
            ComplaintForm form,
            StrictJson json,
            JsonMapper mapper,
            LineRoom room,
            MeterRegistry metrics) {
        this.intake = intake;
        this.form = form;
        this.json = json;
        this.mapper = mapper;
        this.room = room;
        this.batchLines = metrics.counter("duban_complaints_batch_lines_total");
        this.invalidLines = metrics.counter("duban_complaints_invalid_lines_total");
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> create(InputStream content) throws IOException {
        NewComplaint complaint = form.read(json.read(content, LARGEST));
        Outcome outcome = intake.takeIn(complaint);
        if (outcome == Outcome.CONFLICT) {
            throw ProblemException.conflict(
                    "ticket-conflict",
                    "Ticket '"
                            + complaint.ticketNo()
                            + "' is known with other content; a correction is a call of its own.");
        }
        HttpStatus status = outcome == Outcome.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/complaints/" + complaint.ticketNo()))
                .body(Map.of("ticketNo", complaint.ticketNo(), "status", outcome.wire()));
    }

    @PostMapping(path = "/batch", consumes = "application/x-ndjson")
    void batch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonLines lines = new JsonLines(request.getInputStream(), json);
        new LineStream<>(mapper, room, Line::ticketNo, this::takeIn, GROUPS_UNDER_WAY)
                .run(lines.map(this::read), response);
    }

    /**
     * A line of a batch.
     *
     * @param ticketNo null when it cannot be read
     * @param complaint null when the line is at fault
     */
    private record Line(
            long number, String ticketNo, NewComplaint complaint, List<FieldError> errors) {}

    private Line read(DocumentLine line) {
        if (line.fault() != null) {
            return new Line(line.number(), null, null, List.of(line.fault()));
        }
        String ticketNo = line.text("ticketNo").orElse(null);
        try {
            return new Line(line.number(), ticketNo, form.read(line.document()), List.of());
        } catch (InvalidInputException e) {
            return new Line(line.number(), ticketNo, null, e.errors());
        }
    }

    private List<Verdict> takeIn(List<Line> group) {
        List<NewComplaint> sound =
                group.stream().map(Line::complaint).filter(Objects::nonNull).toList();
        Iterator<Outcome> outcomes =
                sound.isEmpty() ? List.<Outcome>of().iterator() : intake.takeIn(sound).iterator();
        List<Verdict> verdicts = new ArrayList<>(group.size());
        for (Line line : group) {
            String status = line.complaint() == null ? "invalid" : outcomes.next().wire();
            verdicts.add(
                    new Verdict(line.number(), "ticketNo", line.ticketNo(), status, line.errors()));
        }
        batchLines.increment(group.size());
        invalidLines.increment(group.size() - sound.size());
        return verdicts;
    }
}

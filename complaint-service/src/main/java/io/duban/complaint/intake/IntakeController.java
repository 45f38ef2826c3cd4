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
import java.util.Objects;

/** The hotline's door: one complaint, or a stream of them. */
@RestController
@RequestMapping("/api/v1/complaints")
class IntakeController {

    private static final int LARGEST = 256 << 10;
    private static final int GROUPS_UNDER_WAY = 3;

    /**
     * What became of a complaint.
     *
     * @param attributed whether an estate is charged with it
     * @param estateId that estate; absent where there is none
     * @param because why there is none; absent where there is one
     */
    record TakenView(
            String ticketNo, Outcome status, boolean attributed, String estateId, String because) {

        static TakenView of(String ticketNo, Taken taken) {
            return new TakenView(
                    ticketNo,
                    taken.outcome(),
                    taken.isAttributed(),
                    taken.estateId(),
                    taken.isAttributed() ? null : taken.because());
        }
    }

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
    ResponseEntity<TakenView> create(InputStream content) throws IOException {
        NewComplaint complaint = form.read(json.read(content, LARGEST));
        Taken taken = intake.takeIn(complaint);
        if (taken.outcome() == Outcome.CONFLICT) {
            throw ProblemException.conflict(
                    "ticket-conflict",
                    "Ticket '"
                            + complaint.ticketNo()
                            + "' is known with other content; a correction is a call of its own.");
        }
        boolean created = taken.outcome() == Outcome.CREATED;
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/complaints/" + complaint.ticketNo()))
                .body(TakenView.of(complaint.ticketNo(), taken));
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
        Iterator<Taken> taken =
                sound.isEmpty() ? List.<Taken>of().iterator() : intake.takeIn(sound).iterator();
        List<Verdict> verdicts = new ArrayList<>(group.size());
        for (Line line : group) {
            verdicts.add(line.complaint() == null ? invalid(line) : verdict(line, taken.next()));
        }
        batchLines.increment(group.size());
        invalidLines.increment(group.size() - sound.size());
        return verdicts;
    }

    private static Verdict invalid(Line line) {
        return new Verdict(line.number(), "ticketNo", line.ticketNo(), "invalid", line.errors());
    }

    private static Verdict verdict(Line line, Taken taken) {
        String status = taken.outcome().wire();
        boolean unattributed = taken.outcome() != Outcome.CONFLICT && !taken.isAttributed();
        return new Verdict(
                line.number(), "ticketNo", line.ticketNo(), status, List.of(), unattributed);
    }
}

package io.duban.complaint.intake;

import io.duban.kit.json.StrictJson;
import io.duban.kit.lines.JsonLines;
import io.duban.kit.lines.LineRoom;
import io.duban.kit.lines.LineStream;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.table.Imports;

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
    private final IntakeLines.Desk lines;

    IntakeController(
            Intake intake,
            ComplaintForm form,
            StrictJson json,
            JsonMapper mapper,
            LineRoom room,
            IntakeLines.Desk lines) {
        this.intake = intake;
        this.form = form;
        this.json = json;
        this.mapper = mapper;
        this.room = room;
        this.lines = lines;
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

    @PostMapping(path = "/batch", consumes = Imports.NDJSON)
    void batch(HttpServletRequest request, HttpServletResponse response, Query query)
            throws IOException {
        boolean dryRun = Imports.isDryRun(query);
        IntakeLines taking = lines.of(dryRun);
        JsonLines sent = new JsonLines(request.getInputStream(), json);
        new LineStream<>(
                        mapper,
                        room,
                        IntakeLines.Item::ticketNo,
                        taking::takeIn,
                        dryRun ? 1 : GROUPS_UNDER_WAY)
                .run(sent.map(taking::read), response);
    }
}

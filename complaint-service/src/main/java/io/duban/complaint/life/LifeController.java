package io.duban.complaint.life;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.query.ComplaintView;
import io.duban.complaint.query.ComplaintViews;
import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.json.Times;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolution, write-off and reopening of a complaint (办结、销号、重办). */
@RestController
@RequestMapping("/api/v1/complaints/{ticketNo}")
class LifeController {

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_REASON = 1_000;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** 办结、诉调对接调解、属地案件移交、党组织协调、不属实. */
    private static final Map<String, String> OUTCOMES =
            Stream.of("RESOLVED", "MEDIATED", "CASE_TRANSFERRED", "PARTY_COORDINATED", "UNFOUNDED")
                    .collect(Collectors.toMap(Function.identity(), Function.identity()));

    private static final String REGISTERED = "registered";
    private static final String DISPATCHED = "dispatched";
    private static final String RESOLVED = "resolved";
    private static final String WRITTEN_OFF = "written-off";

    private final Lives lives;
    private final StrictJson json;
    private final ComplaintViews views;
    private final Clock clock;

    LifeController(Lives lives, StrictJson json, Clock clock, ComplaintViews views) {
        this.lives = lives;
        this.json = json;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/resolution")
    ComplaintView resolve(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        String outcome = form.text("outcome", LONGEST_TEXT);
        OffsetDateTime resolvedAt = form.time("resolvedAt");
        String kind = form.has("outcomeKind") ? form.choice("outcomeKind", OUTCOMES) : null;
        Integer satisfaction = form.optionalWholeNumber("satisfaction", 1, 5);
        if (resolvedAt != null
                && resolvedAt.toInstant().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            form.reject("resolvedAt", "in-the-future", "must not lie in the future");
        }
        lives.find(ticketNo)
                .map(it -> OffsetDateTime.parse(it.getString("at")))
                .filter(received -> resolvedAt != null && resolvedAt.isBefore(received))
                .ifPresent(
                        received ->
                                form.reject(
                                        "resolvedAt",
                                        "before-receipt",
                                        "must not be before the complaint, "
                                                + Times.text(received)));
        form.finish();
        return view(
                lives.change(
                        ticketNo,
                        caller.keyId(),
                        match,
                        it -> resolution(it, outcome, kind, resolvedAt, satisfaction, match)),
                caller);
    }

    @PostMapping("/write-off")
    ComplaintView writeOff(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        String note = form.optionalText("note", LONGEST_TEXT);
        form.finish();
        return view(
                lives.change(ticketNo, caller.keyId(), match, it -> writeOff(it, note)), caller);
    }

    @PostMapping("/reopening")
    ComplaintView reopen(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        return view(
                lives.change(ticketNo, caller.keyId(), match, it -> reopening(it, reason)), caller);
    }

    private static Optional<Change> resolution(
            Document complaint,
            String outcome,
            String kind,
            OffsetDateTime resolvedAt,
            Integer satisfaction,
            IfMatch match) {
        Document resolution =
                new Document("outcome", outcome).append("resolvedAt", Times.text(resolvedAt));
        if (kind != null) {
            resolution.append("outcomeKind", kind);
        }
        if (satisfaction != null) {
            resolution.append("satisfaction", satisfaction);
        }
        if (saysTheSame(resolution, complaint.get(ComplaintDocument.RESOLUTION, Document.class))) {
            return Optional.empty();
        }
        requireStatus(complaint, Set.of(REGISTERED, DISPATCHED), "resolved");
        Document undone = complaint.get(ComplaintDocument.UNDONE_RESOLUTION, Document.class);
        if (!match.namesVersion() && saysTheSame(resolution, undone)) {
            throw ProblemException.conflict(
                    "reopened-since", "It was reopened after it had been resolved like this.");
        }
        LocalDate on = resolvedAt.atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
        return Optional.of(
                Change.of(RESOLVED)
                        .with(ComplaintDocument.STATUS, RESOLVED)
                        .with(ComplaintDocument.RESOLUTION, resolution)
                        .with(ComplaintDocument.RESOLVED_ON, on.toString())
                        .telling("resolvedAt", Times.text(resolvedAt)));
    }

    /** One instant written in two zones is the same. */
    private static boolean saysTheSame(Document resolution, Document before) {
        return before != null && inOneZone(resolution).equals(inOneZone(before));
    }

    private static Document inOneZone(Document resolution) {
        OffsetDateTime at = OffsetDateTime.parse(resolution.getString("resolvedAt"));
        return new Document(resolution).append("resolvedAt", at.toInstant().toString());
    }

    private static Optional<Change> writeOff(Document complaint, String note) {
        if (WRITTEN_OFF.equals(complaint.getString(ComplaintDocument.STATUS))) {
            return Optional.empty();
        }
        requireStatus(complaint, Set.of(RESOLVED), "written off");
        return Optional.of(
                Change.of(WRITTEN_OFF)
                        .with(ComplaintDocument.STATUS, WRITTEN_OFF)
                        .telling("note", note));
    }

    /** A complaint that is open already stays as it is, so the same call twice reopens once. */
    private static Optional<Change> reopening(Document complaint, String reason) {
        if (!complaint.containsKey(ComplaintDocument.RESOLUTION)) {
            return Optional.empty();
        }
        requireStatus(complaint, Set.of(RESOLVED, WRITTEN_OFF), "reopened");
        boolean sent =
                complaint.getList(ComplaintDocument.DISPATCHES, Document.class, List.of()).stream()
                        .anyMatch(it -> !it.containsKey("returnedOn"));
        return Optional.of(
                Change.of("reopened")
                        .with(ComplaintDocument.STATUS, sent ? DISPATCHED : REGISTERED)
                        .with(
                                ComplaintDocument.UNDONE_RESOLUTION,
                                complaint.get(ComplaintDocument.RESOLUTION))
                        .without(ComplaintDocument.RESOLUTION)
                        .without(ComplaintDocument.RESOLVED_ON)
                        .telling("reason", reason));
    }

    private static void requireStatus(Document complaint, Set<String> from, String to) {
        String status = complaint.getString(ComplaintDocument.STATUS);
        if (!from.contains(status)) {
            throw ProblemException.conflict(
                    "wrong-state", "A complaint that is " + status + " cannot be " + to + ".");
        }
    }

    private ComplaintView view(Document complaint, Caller caller) {
        return views.of(complaint, caller);
    }
}

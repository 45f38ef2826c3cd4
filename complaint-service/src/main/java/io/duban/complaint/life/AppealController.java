package io.duban.complaint.life;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.query.ComplaintView;
import io.duban.complaint.query.ComplaintViews;
import io.duban.complaint.register.Within;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Appeals that a complaint be excluded (申诉剔除) and merges of duplicates (重复件). */
@RestController
@RequestMapping("/api/v1/complaints/{ticketNo}")
class AppealController {

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_EVIDENCE = 10_000;

    private static final Comparator<Document> RECEIVED =
            Comparator.<Document, Instant>comparing(
                            it -> OffsetDateTime.parse(it.getString("at")).toInstant())
                    .thenComparing(it -> it.getString("_id"));

    private final Lives lives;
    private final Finality finality;
    private final StrictJson json;
    private final ComplaintViews views;

    AppealController(Lives lives, Finality finality, StrictJson json, ComplaintViews views) {
        this.lives = lives;
        this.finality = finality;
        this.json = json;
        this.views = views;
    }

    @PostMapping("/exclusion")
    @ResponseStatus(HttpStatus.CREATED)
    ComplaintView request(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String reason = form.text("reason", LONGEST_REASON);
        String evidence = form.optionalText("evidence", LONGEST_EVIDENCE);
        form.finish();
        Document after =
                change(
                        ticketNo,
                        caller,
                        match,
                        complaint -> {
                            requireWithin(complaint, caller);
                            return request(complaint, reason, evidence, caller.keyId());
                        });
        return views.of(after, caller);
    }

    @PostMapping("/exclusion/decision")
    ComplaintView decide(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        Boolean approved = form.flag("approved");
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Document after =
                change(
                        ticketNo,
                        caller,
                        match,
                        it -> decision(it, approved, reason, caller.keyId()));
        return views.of(after, caller);
    }

    @PutMapping("/duplicate-of")
    ComplaintView merge(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        String original = form.identifier("ticketNo");
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Document after = change(ticketNo, caller, match, it -> merge(it, original, reason));
        return views.of(after, caller);
    }

    @DeleteMapping("/duplicate-of")
    ComplaintView separate(@PathVariable String ticketNo, Caller caller, IfMatch match) {
        caller.reach().requireWholeCity();
        return views.of(change(ticketNo, caller, match, this::separate), caller);
    }

    private Document change(
            String ticketNo,
            Caller caller,
            IfMatch match,
            Function<Document, Optional<Change>> decision) {
        return finality.write(() -> lives.change(ticketNo, caller.keyId(), match, decision));
    }

    private Optional<Change> request(
            Document complaint, String reason, String evidence, String by) {
        Document before = complaint.get(ComplaintDocument.EXCLUSION, Document.class);
        boolean open = before != null && !before.containsKey("approved");
        if ((open || ComplaintDocument.isExcluded(complaint)) && isSame(before, reason, by)) {
            return Optional.empty();
        }
        if (open) {
            throw ProblemException.conflict(
                    "undecided", "A request for exclusion has not been decided yet.");
        }
        if (ComplaintDocument.isExcluded(complaint)) {
            throw ProblemException.conflict("excluded", "The complaint is excluded already.");
        }
        finality.require(complaint);
        Document exclusion = new Document("reason", reason).append("requestedBy", by);
        if (evidence != null) {
            exclusion.append("evidence", evidence);
        }
        return Optional.of(
                Change.of("exclusion-requested")
                        .with(ComplaintDocument.EXCLUSION, exclusion)
                        .telling("reason", reason));
    }

    private static boolean isSame(Document request, String reason, String by) {
        return request.getString("reason").equals(reason)
                && request.getString("requestedBy").equals(by);
    }

    private Optional<Change> decision(
            Document complaint, boolean approved, String reason, String by) {
        Document before = complaint.get(ComplaintDocument.EXCLUSION, Document.class);
        if (before == null) {
            throw ProblemException.conflict("no-request", "Nobody has asked for an exclusion.");
        }
        if (before.containsKey("approved")) {
            if (before.getBoolean("approved") == approved
                    && reason.equals(before.getString("decision"))) {
                return Optional.empty();
            }
            throw ProblemException.conflict("decided", "The request has been decided.");
        }
        if (by.equals(before.getString("requestedBy"))) {
            throw ProblemException.conflict(
                    "same-person", "A request is decided by another person than who made it.");
        }
        finality.require(complaint);
        Document exclusion =
                new Document(before)
                        .append("approved", approved)
                        .append("decision", reason)
                        .append("decidedBy", by);
        return Optional.of(
                Change.of(approved ? "excluded" : "exclusion-refused")
                        .with(ComplaintDocument.EXCLUSION, exclusion)
                        .telling("reason", reason));
    }

    private Optional<Change> merge(Document complaint, String original, String reason) {
        String before = complaint.getString(ComplaintDocument.DUPLICATE_OF);
        if (original.equals(before)) {
            return Optional.empty();
        }
        if (before != null) {
            throw ProblemException.conflict(
                    "duplicate", "It is a duplicate of " + before + "; separate them first.");
        }
        requireOriginal(complaint, original);
        if (lives.hasDuplicates(complaint.getString("_id"))) {
            throw ProblemException.conflict(
                    "has-duplicates", "Others are duplicates of this complaint.");
        }
        finality.require(complaint);
        return Optional.of(
                Change.of("merged")
                        .with(ComplaintDocument.DUPLICATE_OF, original)
                        .telling("duplicateOf", original)
                        .telling("reason", reason));
    }

    private Optional<Change> separate(Document complaint) {
        String before = complaint.getString(ComplaintDocument.DUPLICATE_OF);
        if (before == null) {
            return Optional.empty();
        }
        finality.require(complaint);
        return Optional.of(
                Change.of("separated")
                        .without(ComplaintDocument.DUPLICATE_OF)
                        .telling("duplicateOf", before));
    }

    /**
     * The earlier complaint is the original, so two that are merged both ways at the same time
     * cannot both go uncounted.
     */
    private void requireOriginal(Document complaint, String original) {
        Optional<Document> found = lives.find(original);
        boolean usable =
                found.isPresent()
                        && !found.get().containsKey(ComplaintDocument.DUPLICATE_OF)
                        && RECEIVED.compare(found.get(), complaint) < 0;
        if (!usable) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "/ticketNo",
                                    "not-an-original",
                                    "must be a known complaint that was received before and is"
                                            + " no duplicate itself")));
        }
    }

    /** What lies outside a key's reach is not there for it. */
    private void requireWithin(Document complaint, Caller caller) {
        if (!Within.covers(caller.reach(), complaint)) {
            throw ProblemException.notFound("Complaint", complaint.getString("_id"));
        }
    }
}

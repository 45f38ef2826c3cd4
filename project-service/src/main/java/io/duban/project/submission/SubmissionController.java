package io.duban.project.submission;

import io.duban.contracts.rulebook.SubmissionTerms;
import io.duban.contracts.subject.Party;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.json.Form;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.kit.version.Versioned;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.Desk;
import io.duban.project.submission.Submission.Item;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Final documents, sent in and looked over. */
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 1_000;

    /** What a body has sent in, as it is shown. */
    record SubmissionView(Party body, int year, List<Item> items, long version, List<Entry> history)
            implements Versioned {}

    /** Who owes what, and whether it was sent in. */
    record SubmissionList(int year, List<SubmissionRow> items) {}

    private final Submissions submissions;
    private final Desk desk;

    SubmissionController(Submissions submissions, Desk desk) {
        this.submissions = submissions;
        this.desk = desk;
    }

    @PutMapping(path = "/{code}/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SubmissionView> put(
            @PathVariable String code,
            @PathVariable String year,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        desk.reach(caller).requireCounty(code);
        int named = Dates.year(year);
        Party body =
                submissions
                        .debtor(code, named)
                        .orElseThrow(
                                () -> ProblemException.notFound("Submission", code + "/" + year));
        Form form = desk.form(content);
        Item item = item(form, code, named);
        String reason = form.has("reason") ? form.text("reason", LONGEST_REASON) : null;
        form.finish();
        Outcome<Submission> outcome =
                submissions.put(body, named, item, reason, desk.author(caller), match);
        boolean first = outcome.before().filter(it -> it.item(item.kind()).isPresent()).isEmpty();
        return ResponseEntity.status(first ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(outcome.after()));
    }

    @GetMapping
    SubmissionList list(Query query, Caller caller) {
        Reach reach = desk.reach(caller);
        LocalDate openDay = desk.openDay();
        int named =
                query.wholeNumber("year", Dates.FIRST_YEAR, Dates.LAST_YEAR)
                        .orElse(openDay.getYear());
        query.finish();
        return new SubmissionList(
                named,
                submissions.rows(named, openDay).stream()
                        .filter(it -> reach.coversCounty(it.body().id()))
                        .toList());
    }

    private Item item(Form form, String code, int year) {
        String kind =
                form.choice(
                        "kind",
                        submissions.owed(code, year).stream()
                                .collect(
                                        Collectors.toMap(
                                                SubmissionTerms::code, SubmissionTerms::code)));
        LocalDate submittedOn = Dates.past(form, "submittedOn", desk.openDay());
        String title = form.text("title", LONGEST_TITLE);
        return new Item(kind, submittedOn, title);
    }

    private static SubmissionView view(Submission it) {
        return new SubmissionView(it.body(), it.year(), it.items(), it.version(), it.history());
    }
}

package io.duban.project.campaign;

import io.duban.contracts.rulebook.RecordKind;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.json.NewIdentifiers;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.ProjectFilter;

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
import java.util.Map;
import java.util.stream.Collectors;

/** Records, kept and looked up. */
@RestController
@RequestMapping("/api/v1/records")
class RecordController {

    private static final int LONGEST_REASON = 1_000;

    private final Records records;
    private final RecordForm contents;
    private final Campaign campaign;
    private final Desk desk;
    private final Cursors cursors;

    RecordController(
            Records records, RecordForm contents, Campaign campaign, Desk desk, Cursors cursors) {
        this.records = records;
        this.contents = contents;
        this.campaign = campaign;
        this.desk = desk;
        this.cursors = cursors;
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RecordView> put(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        Form form = desk.form(content);
        RecordContent read = contents.read(form, desk.openDay(), reach);
        String reason = form.has("reason") ? form.text("reason", LONGEST_REASON) : null;
        form.finish();
        Outcome<KeptRecord> outcome =
                records.put(
                        NewIdentifiers.require("id", id),
                        read,
                        reason,
                        reach,
                        desk.author(caller),
                        match);
        return ResponseEntity.status(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(RecordView.of(outcome.after()));
    }

    @GetMapping("/{id}")
    RecordView one(@PathVariable String id, Caller caller) {
        return RecordView.of(records.require(id, desk.reach(caller)));
    }

    @GetMapping
    Page<RecordView> list(Query query, Caller caller) {
        LocalDate from = query.date("from").orElse(LocalDate.of(2000, 1, 1));
        LocalDate to = query.date("to").orElse(LocalDate.of(2099, 12, 31));
        if (to.isBefore(from)) {
            query.reject("to", "before-from", "must not be before from, " + from);
        }
        ProjectFilter filter =
                ProjectFilter.within("records", desk.reach(caller))
                        .equal("kind", query.choice("kind", kinds()))
                        .equal("body", query.identifier("body"))
                        .equal("subject", query.identifier("subject"))
                        .with("/" + from + "/" + to, Records.between(from, to));
        Page<KeptRecord> page = records.page(filter.filters(), query.page(filter.name(), cursors));
        return new Page<>(page.items().stream().map(RecordView::of).toList(), page.next());
    }

    private Map<String, String> kinds() {
        return campaign.everyKind().stream()
                .collect(Collectors.toMap(RecordKind::code, RecordKind::code));
    }
}

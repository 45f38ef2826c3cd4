package io.duban.project.campaign;

import io.duban.contracts.rulebook.RecordKind;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.ProjectFilter;
import io.duban.project.ledger.Refusals;

import org.bson.conversions.Bson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records, kept and looked up. */
@RestController
@RequestMapping("/api/v1/records")
class RecordController {

    private static final int LONGEST_REASON = 1_000;
    private static final List<String> EQUAL = List.of("kind", "body", "subject");

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
    ResponseEntity<RecordView> put(@PathVariable String id, InputStream content, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        Form form = desk.form(content);
        RecordContent read = contents.read(form, desk.openDay(), reach);
        String reason = form.has("reason") ? form.text("reason", LONGEST_REASON) : null;
        form.finish();
        Outcome<KeptRecord> outcome =
                records.put(Desk.identifier("id", id), read, reason, reach, desk.author(caller));
        return ResponseEntity.status(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(RecordView.of(outcome.after()));
    }

    @GetMapping("/{id}")
    RecordView one(@PathVariable String id, Caller caller) {
        return RecordView.of(records.require(id, desk.reach(caller)));
    }

    @GetMapping
    Page<RecordView> list(@RequestParam Map<String, String> parameters, Caller caller) {
        ProjectFilter.requireKnown(parameters, List.of("kind", "body", "subject", "from", "to"));
        requireKind(parameters.get("kind"));
        LocalDate from = Dates.parameter(parameters, "from", LocalDate.of(2000, 1, 1));
        LocalDate to = Dates.parameter(parameters, "to", LocalDate.of(2099, 12, 31));
        ProjectFilter filter =
                ProjectFilter.of(
                        "records/" + from + "/" + to, parameters, EQUAL, desk.reach(caller));
        List<Bson> filters = new ArrayList<>(filter.filters());
        filters.addAll(Records.between(from, to));
        Page<KeptRecord> page =
                records.page(
                        filters,
                        PageRequest.of(
                                parameters.get("limit"),
                                parameters.get("cursor"),
                                filter.name(),
                                cursors));
        return new Page<>(page.items().stream().map(RecordView::of).toList(), page.next());
    }

    private void requireKind(String kind) {
        List<String> kinds = campaign.everyKind().stream().map(RecordKind::code).toList();
        if (kind != null && !kinds.contains(kind)) {
            throw Refusals.field("kind", "unknown-value", "must be one of " + kinds);
        }
    }
}

package io.duban.complaint.register;

import io.duban.complaint.paging.Backfill;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.kit.aggregate.Documents.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.json.NewIdentifiers;
import io.duban.kit.json.StrictJson;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;

/** Bodies and estates, one by one. */
@RestController
@RequestMapping("/api/v1")
class RegisterController {

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_TEXT = 100;

    /** An estate as API.md writes it. */
    record EstateView(
            String estateId,
            String name,
            String street,
            String county,
            int households,
            Party company,
            Manager manager) {

        record Manager(String name) {}

        static EstateView of(EstateProfile estate) {
            return new EstateView(
                    estate.estateId(),
                    estate.name(),
                    estate.street().id(),
                    estate.county().id(),
                    estate.households(),
                    estate.company(),
                    estate.manager() == null ? null : new Manager(estate.manager()));
        }
    }

    private final Bodies bodies;
    private final BodyForm bodyForm;
    private final Reorganisation reorganisation;
    private final Estates estates;
    private final Backfill estateBackfill;
    private final StrictJson json;
    private final Cursors cursors;

    RegisterController(
            Bodies bodies,
            BodyForm bodyForm,
            Reorganisation reorganisation,
            Estates estates,
            Backfill estateBackfill,
            StrictJson json,
            Cursors cursors) {
        this.bodies = bodies;
        this.bodyForm = bodyForm;
        this.reorganisation = reorganisation;
        this.estates = estates;
        this.estateBackfill = estateBackfill;
        this.json = json;
        this.cursors = cursors;
    }

    @PutMapping(path = "/bodies/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Body> putBody(
            @PathVariable String code, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        Body body = bodyForm.read(NewIdentifiers.require("code", code), form);
        Outcome written = bodies.put(body, match);
        // Also when nothing is new: the call before may have ended here.
        reorganisation.settle(body.code());
        return answer(written, body);
    }

    @GetMapping("/bodies/{code}")
    ResponseEntity<Body> body(@PathVariable String code) {
        return bodies.stored(code)
                .map(it -> answer(it, it.value()))
                .orElseThrow(() -> ProblemException.notFound("Body", code));
    }

    @GetMapping("/bodies")
    Page<Body> bodies(Query query) {
        BodyLevel level = query.choice("level", BodyLevel.BY_WIRE).orElse(null);
        String parent = query.identifier("parent").orElse(null);
        String filter = "bodies?level=" + level + "&parent=" + parent;
        return bodies.list(level, parent, query.page(filter, cursors));
    }

    @PutMapping(path = "/estates/{estateId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EstateView> putEstate(
            @PathVariable String estateId, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        EstateProfile estate = estates.read(NewIdentifiers.require("estateId", estateId), form);
        return answer(estates.put(estate, match), EstateView.of(estate));
    }

    @GetMapping("/estates/{estateId}")
    ResponseEntity<EstateView> estate(@PathVariable String estateId, Caller caller) {
        return estates.stored(estateId)
                .filter(it -> Within.covers(caller.reach(), it.value()))
                .map(it -> answer(it, EstateView.of(it.value())))
                .orElseThrow(() -> ProblemException.notFound("Estate", estateId));
    }

    @GetMapping("/estates")
    Page<EstateView> estates(Query query, Caller caller) {
        String street = query.identifier("street").orElse(null);
        String county = query.identifier("county").orElse(null);
        String text = query.text("q", LONGEST_TEXT).orElse(null);
        Reach reach = caller.reach();
        String filter =
                "estates?street=%s&county=%s&%s&q=%s".formatted(street, county, reach.text(), text);
        PageRequest request = query.page(filter, cursors);
        if (text != null) {
            estateBackfill.require();
        }
        Page<EstateProfile> page = estates.list(street, county, text, reach, request);
        return new Page<>(page.items().stream().map(EstateView::of).toList(), page.next());
    }

    private static <T> ResponseEntity<T> answer(Outcome written, T shown) {
        return ResponseEntity.status(Written.of(written).status())
                .eTag(IfMatch.tag(OutboxFields.version(written.after())))
                .body(shown);
    }

    /** Nothing is shown of it but what is stored, the same to everybody. */
    private static <T> ResponseEntity<T> answer(Stored<?> stored, T shown) {
        return ResponseEntity.ok().eTag(IfMatch.tag(stored.version())).body(shown);
    }
}

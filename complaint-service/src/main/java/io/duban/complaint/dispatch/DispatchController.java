package io.duban.complaint.dispatch;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Change;
import io.duban.complaint.life.Lives;
import io.duban.complaint.query.ComplaintView;
import io.duban.complaint.query.ComplaintViews;
import io.duban.complaint.register.Within;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.rulebook.Department;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dispatches, whistles, returns, reports and extensions of a complaint. */
@RestController
@RequestMapping("/api/v1/complaints/{ticketNo}")
class DispatchController {

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_DEPARTMENTS = 20;
    private static final int LONGEST_CODE = 64;

    private final Lives lives;
    private final BusinessCalendar calendar;
    private final RulebookLibrary rulebooks;
    private final StrictJson json;
    private final ComplaintViews views;

    DispatchController(
            Lives lives,
            BusinessCalendar calendar,
            RulebookLibrary rulebooks,
            StrictJson json,
            ComplaintViews views) {
        this.lives = lives;
        this.calendar = calendar;
        this.rulebooks = rulebooks;
        this.json = json;
        this.views = views;
    }

    @PostMapping("/dispatches")
    @ResponseStatus(HttpStatus.CREATED)
    ComplaintView dispatch(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return send(ticketNo, content, caller, match, false);
    }

    /** The street calls departments to the spot (街道吹哨、部门报到). */
    @PostMapping("/whistle")
    @ResponseStatus(HttpStatus.CREATED)
    ComplaintView whistle(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return send(ticketNo, content, caller, match, true);
    }

    @PostMapping("/dispatches/{department}/report")
    ComplaintView report(
            @PathVariable String ticketNo,
            @PathVariable String department,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String note = form.text("note", LONGEST_TEXT);
        form.finish();
        return change(
                ticketNo,
                caller,
                match,
                it -> DispatchRules.report(it, department, calendar.today(), note));
    }

    @PostMapping("/dispatches/{department}/return")
    ComplaintView sendBack(
            @PathVariable String ticketNo,
            @PathVariable String department,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String reason = form.text("reason", LONGEST_TEXT);
        form.finish();
        return change(
                ticketNo,
                caller,
                match,
                it ->
                        DispatchRules.sendBack(
                                it,
                                department,
                                calendar.today(),
                                reason,
                                rulebook(it).complaints()));
    }

    @PostMapping("/extension")
    ComplaintView extend(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        int most = rulebook(find(ticketNo, caller)).complaints().extensionAtMostWorkingDays();
        Integer workingDays = form.wholeNumber("workingDays", 1, most);
        String reason = form.text("reason", LONGEST_TEXT);
        form.finish();
        return change(
                ticketNo,
                caller,
                match,
                it -> DispatchRules.extend(it, workingDays, calendar.today(), reason));
    }

    private ComplaintView send(
            String ticketNo, InputStream content, Caller caller, IfMatch match, boolean whistle)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        List<String> departments = form.texts("departments", MOST_DEPARTMENTS, LONGEST_CODE);
        String note =
                whistle
                        ? form.text("reason", LONGEST_TEXT)
                        : form.optionalText("note", LONGEST_TEXT);
        boolean byCategory = !whistle && !form.has("departments");
        if (departments.isEmpty() && !byCategory) {
            form.reject("departments", "required", "must name at least one department");
        }
        form.finish();
        Document complaint = find(ticketNo, caller);
        List<String> sent = byCategory ? responsible(complaint) : departments;
        requireKnown(sent, rulebook(complaint));
        return change(
                ticketNo,
                caller,
                match,
                it -> DispatchRules.send(it, sent, calendar.today(), whistle, note));
    }

    private ComplaintView change(
            String ticketNo,
            Caller caller,
            IfMatch match,
            Function<Document, Optional<Change>> decision) {
        Document after =
                lives.change(
                        ticketNo,
                        caller.keyId(),
                        match,
                        complaint -> {
                            requireWithin(complaint, caller);
                            return decision.apply(complaint);
                        });
        return views.of(after, caller);
    }

    /** What lies outside a key's reach is not there for it. */
    private void requireWithin(Document complaint, Caller caller) {
        if (!Within.covers(caller.reach(), complaint)) {
            throw ProblemException.notFound("Complaint", complaint.getString("_id"));
        }
    }

    /** What is wrong with a call says nothing of a complaint that is not there for it. */
    private Document find(String ticketNo, Caller caller) {
        Document complaint =
                lives.find(ticketNo)
                        .orElseThrow(() -> ProblemException.notFound("Complaint", ticketNo));
        requireWithin(complaint, caller);
        return complaint;
    }

    private Rulebook rulebook(Document complaint) {
        return rulebooks
                .get()
                .of(new Month(YearMonth.parse(complaint.getString(ComplaintDocument.MONTH))));
    }

    /** Those who lead and co-operate on the complaint's category, as the rulebook has it. */
    private List<String> responsible(Document complaint) {
        Category category =
                rulebook(complaint)
                        .category(complaint.getString(ComplaintDocument.CATEGORY))
                        .orElseThrow();
        return Stream.concat(category.lead().stream(), category.cooperating().stream()).toList();
    }

    private static void requireKnown(List<String> departments, Rulebook rulebook) {
        Set<String> known =
                rulebook.departments().stream().map(Department::code).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < departments.size(); i++) {
            if (!known.contains(departments.get(i))) {
                errors.add(
                        new FieldError(
                                "/departments/" + i,
                                "unknown-department",
                                "must be one of " + known.stream().sorted().toList()));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}

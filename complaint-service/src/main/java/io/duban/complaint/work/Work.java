package io.duban.complaint.work;

import com.mongodb.client.model.Filters;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.complaint.query.Sight;
import io.duban.complaint.register.RegisterNames;
import io.duban.complaint.work.OpenMonths.Open;
import io.duban.complaint.work.Worklist.Found;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Party;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Role;
import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What waits for a caller, of all kinds, first due first. */
@Component
class Work {

    private static final String REGISTERED = "registered";

    private final Worklist worklist;
    private final BusinessCalendar calendar;
    private final RulebookLibrary rulebooks;
    private final RegisterNames names;
    private final OpenMonths months;

    Work(
            Worklist worklist,
            BusinessCalendar calendar,
            RulebookLibrary rulebooks,
            RegisterNames names,
            OpenMonths months) {
        this.worklist = worklist;
        this.calendar = calendar;
        this.rulebooks = rulebooks;
        this.names = names;
        this.months = months;
    }

    /** So many after a place. */
    List<WorkView> list(WorkFilter filter, Optional<Place> after, int limit) {
        LocalDate today = calendar.today();
        List<Found> found = new ArrayList<>();
        if (filter.takes(WorkKind.WORK_ORDER)) {
            found.addAll(worklist.workOrders(filter, after, limit));
        }
        if (WorkFilter.decides(filter.caller())) {
            found.addAll(decisions(filter, after, limit));
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::place))
                .limit(limit)
                .map(it -> view(it, filter.caller(), today))
                .toList();
    }

    private List<Found> decisions(WorkFilter filter, Optional<Place> after, int limit) {
        Rulebooks editions = rulebooks.get();
        Deadlines finality = Deadlines.ofFinality(editions);
        Open open = months.today();
        List<Found> found = new ArrayList<>();
        if (filter.takes(WorkKind.APPEAL)) {
            List<Bson> ofOthers =
                    List.of(
                            Filters.ne(
                                    ComplaintDocument.EXCLUSION + ".requestedBy",
                                    filter.caller().keyId()));
            found.addAll(
                    worklist.decisions(
                            WorkKind.APPEAL,
                            ComplaintListing.APPEALED,
                            finality,
                            open,
                            ofOthers,
                            filter,
                            after,
                            limit));
        }
        if (filter.takes(WorkKind.UNATTRIBUTED)) {
            found.addAll(
                    worklist.decisions(
                            WorkKind.UNATTRIBUTED,
                            ComplaintListing.STRAY,
                            Deadlines.ofClosing(editions),
                            open,
                            List.of(),
                            filter,
                            after,
                            limit));
        }
        return found;
    }

    private WorkView view(Found found, Caller caller, LocalDate today) {
        Document complaint = found.complaint();
        return new WorkView(
                found.kind(),
                complaint.getString("_id"),
                null,
                Sight.of(caller).of(complaint.getString("title")),
                null,
                null,
                body(found),
                found.due(),
                WorkView.overdueDays(found.due(), today),
                next(found, caller));
    }

    private Party body(Found found) {
        String street = found.complaint().getString(ComplaintDocument.STREET);
        return found.kind() == WorkKind.WORK_ORDER && street != null
                ? names.body(street)
                : RegisterNames.office();
    }

    private static String next(Found found, Caller caller) {
        String path = "/api/v1/complaints/" + found.complaint().getString("_id");
        return switch (found.kind()) {
            case APPEAL -> "POST " + path + "/exclusion/decision";
            case UNATTRIBUTED -> "PUT " + path + "/estate";
            default -> nextOfOrder(found.complaint(), caller, path);
        };
    }

    /** Who may not move it on reads it. */
    private static String nextOfOrder(Document complaint, Caller caller, String path) {
        boolean registered = REGISTERED.equals(complaint.getString(ComplaintDocument.STATUS));
        boolean moves =
                switch (caller.role()) {
                    case HOTLINE, OFFICIAL, ADMIN -> true;
                    case STREET, COUNTY, COMPANY, SUBSCRIBER -> false;
                };
        if (moves && registered) {
            return "POST " + path + "/dispatches";
        }
        if (moves && caller.reach().isWholeCity()) {
            return "POST " + path + "/resolution";
        }
        return caller.role() == Role.STREET && registered
                ? "POST " + path + "/whistle"
                : "GET " + path;
    }
}

package io.duban.complaint.work;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.complaint.register.Within;
import io.duban.complaint.work.OpenMonths.Open;
import io.duban.contracts.period.Month;
import io.duban.kit.work.WorkKind;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds complaints that wait, each kind along its own index. */
@Component
class Worklist {

    /** A complaint and what it waits for. */
    record Found(WorkKind kind, LocalDate due, Document complaint) {

        Place place() {
            return new Place(due, complaint.getString("_id"), kind.wire());
        }
    }

    private static final Bson NEEDED =
            Projections.include(
                    "title",
                    ComplaintDocument.STATUS,
                    ComplaintDocument.STREET,
                    ComplaintDocument.MONTH,
                    ComplaintListing.DUE);

    private final MongoCollection<Document> complaints;

    Worklist(MongoDatabase store) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
    }

    /** Complaints that are to be resolved. */
    List<Found> workOrders(WorkFilter filter, Optional<Place> after, int limit) {
        String field = ComplaintListing.DUE;
        List<Bson> all = new ArrayList<>();
        filter.reach()
                .limit()
                .ifPresent(
                        _ ->
                                all.add(
                                        Filters.eq(
                                                ComplaintListing.FIELD
                                                        + "."
                                                        + filter.reach().area().wire(),
                                                filter.reach().code())));
        filter.county()
                .ifPresent(it -> all.add(Filters.eq(ComplaintListing.FIELD + ".county", it)));
        all.add(
                after.map(it -> after(field, it, it.due().toString(), WorkKind.WORK_ORDER))
                        .orElse(Filters.gt(field, "")));
        filter.due().ifPresent(it -> all.add(Filters.lt(field, it.plusDays(1).toString())));
        return find(all, field, limit).stream()
                .map(it -> new Found(WorkKind.WORK_ORDER, due(it), it))
                .toList();
    }

    /**
     * Complaints that wait for a decision of the office until a day that their month tells.
     *
     * @param field month and ticket of those that wait
     * @param open the months of which something can be decided
     * @param also what else must hold
     */
    List<Found> decisions(
            WorkKind kind,
            String field,
            Deadlines deadlines,
            Open open,
            List<Bson> also,
            WorkFilter filter,
            Optional<Place> after,
            int limit) {
        List<Bson> all = new ArrayList<>(also);
        all.addAll(Within.filters(filter.reach()));
        filter.county().ifPresent(it -> all.add(Filters.eq(ComplaintDocument.COUNTY, it)));
        all.addAll(open.of(field));
        after.ifPresent(
                it -> {
                    Month month = deadlines.firstDueFrom(it.due());
                    all.add(
                            deadlines.of(month).equals(it.due())
                                    ? after(field, it, month.id(), kind)
                                    : Filters.gte(field, month.id()));
                });
        filter.due()
                .ifPresent(
                        it ->
                                all.add(
                                        Filters.lt(
                                                field,
                                                deadlines.firstDueFrom(it.plusDays(1)).id())));
        return find(all, field, limit).stream()
                .map(it -> new Found(kind, deadlines.of(month(it)), it))
                .toList();
    }

    /** Behind the place; a complaint that waits for two things stands once for each. */
    private static Bson after(String field, Place place, String first, WorkKind kind) {
        String key = first + "/" + place.id();
        return kind.wire().compareTo(place.kind()) > 0
                ? Filters.gte(field, key)
                : Filters.gt(field, key);
    }

    private List<Document> find(List<Bson> all, String order, int limit) {
        return complaints
                .find(Filters.and(all))
                .projection(NEEDED)
                .sort(Sorts.ascending(order))
                .limit(limit)
                .batchSize(limit + 1)
                .into(new ArrayList<>());
    }

    private static LocalDate due(Document complaint) {
        String place = complaint.get(ComplaintListing.FIELD, Document.class).getString("due");
        return LocalDate.parse(place.substring(0, place.indexOf('/')));
    }

    private static Month month(Document complaint) {
        return new Month(YearMonth.parse(complaint.getString(ComplaintDocument.MONTH)));
    }
}

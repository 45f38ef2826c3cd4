package io.duban.complaint.query;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.suggestion.EstateSuggestion;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.contracts.subject.Party;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Role;
import io.duban.kit.version.Versioned;

import org.bson.Document;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A complaint as it is shown.
 *
 * @param claimedEstateId the estate that it named while that was not registered
 * @param due last day on which a resolution is in time; absent when timeliness does not look
 * @param dueProvisional true when the holidays of its year have not been published, so that the day
 *     may move; absent otherwise
 * @param dispatches the departments that were sent (派单), also those that sent it back
 * @param extension more time than the rulebook gives (延期)
 * @param company that served the estate when it was charged
 * @param overdueDays working days since its last day; 0 as long as it is in time or done
 * @param remainingDays working days that are left, 0 on its last day; absent when it is done or
 *     overdue
 * @param suggestions estates that an unattributed one may belong to, the likeliest first; absent
 *     where nobody asked
 * @param exclusion the appeal and its decision; for officials and the street that filed it
 * @param history what was done with it, by whom; for officials and its street
 * @param caller what the caller told, masked; only for those who may know
 */
public record ComplaintView(
        String ticketNo,
        OffsetDateTime receivedAt,
        String month,
        String channel,
        String estateId,
        String claimedEstateId,
        String street,
        String county,
        String address,
        String category,
        boolean counted,
        String title,
        String detail,
        Integer households,
        String status,
        LocalDate due,
        Boolean dueProvisional,
        List<Map<String, Object>> dispatches,
        Map<String, Object> extension,
        Map<String, Object> resolution,
        Map<String, Object> exclusion,
        String duplicateOf,
        String estateName,
        String streetName,
        String countyName,
        Party company,
        int overdueDays,
        Integer remainingDays,
        List<EstateSuggestion> suggestions,
        long version,
        Map<String, Object> caller,
        List<Map<String, Object>> history)
        implements Versioned {

    private static final WorkingDays CHINA = BundledCalendars.china();

    /** What it belongs to is called; absent while it belongs to nothing. */
    record Owner(String estate, String street, String county, Party company) {}

    /** The complaint as this caller may see it on that business day. */
    static ComplaintView of(Document document, Caller viewer, Owner owner, LocalDate today) {
        ComplaintFacts facts =
                ComplaintDocument.facts(
                        document,
                        document.getLong(OutboxFields.VERSION),
                        document.getString(ComplaintDocument.ESTATE));
        Sight sight = Sight.of(viewer);
        boolean open = facts.due() != null && facts.resolvedOn() == null;
        boolean late = open && today.isAfter(facts.due());
        boolean inside = sight.person() || viewer.role() == Role.STREET;
        return new ComplaintView(
                facts.ticketNo(),
                facts.receivedAt(),
                facts.month().id(),
                document.getString("channel"),
                facts.estateId(),
                document.getString(ComplaintDocument.CLAIMED),
                document.getString(ComplaintDocument.STREET),
                document.getString(ComplaintDocument.COUNTY),
                sight.person() ? document.getString("address") : null,
                facts.category(),
                facts.counted(),
                sight.of(document.getString("title")),
                sight.of(document.getString("detail")),
                document.getInteger("households"),
                document.getString(ComplaintDocument.STATUS),
                facts.due(),
                provisional(facts.due()),
                sight.of(document.getList(ComplaintDocument.DISPATCHES, Document.class)),
                sight.of(document.get(ComplaintDocument.EXTENSION, Document.class)),
                sight.of(document.get(ComplaintDocument.RESOLUTION, Document.class)),
                inside ? sight.of(document.get(ComplaintDocument.EXCLUSION, Document.class)) : null,
                document.getString(ComplaintDocument.DUPLICATE_OF),
                owner.estate(),
                owner.street(),
                owner.county(),
                owner.company(),
                late ? RemainingTime.overdueDays(facts.due(), today) : 0,
                open && !late ? RemainingTime.remainingDays(facts.due(), today) : null,
                null,
                facts.version(),
                sight.person() ? MaskedCaller.of(document.get("caller", Document.class)) : null,
                inside
                        ? sight.of(document.getList(ComplaintDocument.HISTORY, Document.class))
                        : null);
    }

    /** The same, with estates that it may belong to. */
    ComplaintView suggesting(List<EstateSuggestion> estates) {
        return new ComplaintView(
                ticketNo,
                receivedAt,
                month,
                channel,
                estateId,
                claimedEstateId,
                street,
                county,
                address,
                category,
                counted,
                title,
                detail,
                households,
                status,
                due,
                dueProvisional,
                dispatches,
                extension,
                resolution,
                exclusion,
                duplicateOf,
                estateName,
                streetName,
                countyName,
                company,
                overdueDays,
                remainingDays,
                List.copyOf(estates),
                version,
                caller,
                history);
    }

    private static Boolean provisional(LocalDate due) {
        return (due != null && CHINA.isProvisional(due)) ? Boolean.TRUE : null;
    }
}

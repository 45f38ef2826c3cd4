package io.duban.complaint.intake;

import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.Place;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.json.Times;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;

/** The fields of a complaint's document, and the facts that other services may know of it. */
public final class ComplaintDocument {

    public static final String COLLECTION = "complaints";
    public static final String ESTATE = "estate";
    public static final String CLAIMED = "claimed";
    public static final String UNATTRIBUTED = "unattributed";
    public static final String STREET = "street";
    public static final String COUNTY = "county";
    public static final String COMPANY = "company";
    public static final String MONTH = "month";
    public static final String STATUS = "status";
    public static final String CATEGORY = "category";
    public static final String HISTORY = "history";
    public static final String RESOLUTION = "resolution";
    public static final String RESOLVED_ON = "resolvedOn";

    /** What it was resolved by before it was reopened; what says the same comes late. */
    public static final String UNDONE_RESOLUTION = "undoneResolution";

    public static final String EXCLUSION = "exclusion";
    public static final String DUPLICATE_OF = "duplicateOf";
    public static final String DUE = "due";
    public static final String DISPATCHES = "dispatches";
    public static final String EXTENSION = "extension";
    static final String PRINT = "print";

    /** What {@link #STATUS} may be, in the order of a complaint's life. */
    public static final List<String> STATUSES =
            List.of("registered", "dispatched", "resolved", "written-off");

    private ComplaintDocument() {}

    /**
     * A new complaint's document.
     *
     * @param estate the registered estate that it names; absent when there is none
     */
    static Document create(NewComplaint complaint, EstateProfile estate) {
        Document document =
                new Document("_id", complaint.ticketNo())
                        .append("at", Times.text(complaint.receivedAt()))
                        .append(MONTH, complaint.month().id())
                        .append("channel", complaint.channel())
                        .append(CATEGORY, complaint.category())
                        .append("counted", complaint.counted())
                        .append("title", complaint.title())
                        .append("detail", complaint.detail())
                        .append(STATUS, "registered")
                        .append(DUE, complaint.due().toString())
                        .append(PRINT, complaint.fingerprint())
                        .append(OutboxFields.VERSION, 1L);
        appendIfPresent(document, "address", complaint.address());
        appendIfPresent(document, "households", complaint.households());
        if (complaint.caller() != null) {
            document.append("caller", caller(complaint.caller()));
        }
        if (estate == null) {
            appendIfPresent(document, CLAIMED, complaint.estateId());
            document.append(UNATTRIBUTED, true);
        } else {
            document.putAll(attribution(estate));
        }
        return document;
    }

    /** The fields that say whose complaint it is. */
    public static Document attribution(EstateProfile estate) {
        return new Document(ESTATE, estate.estateId())
                .append(STREET, estate.street().id())
                .append(COUNTY, estate.county().id())
                .append(COMPANY, estate.company().id());
    }

    /** What events tell of the complaint. */
    public static ComplaintFacts facts(Document document, long version, String estateId) {
        boolean assessed = !isExcluded(document) && !document.containsKey(DUPLICATE_OF);
        return new ComplaintFacts(
                document.getString("_id"),
                version,
                estateId,
                OffsetDateTime.parse(document.getString("at")),
                new Month(YearMonth.parse(document.getString(MONTH))),
                document.getString(CATEGORY),
                document.getBoolean("counted") && assessed,
                assessed ? date(document, DUE) : null,
                date(document, RESOLVED_ON),
                place(document));
    }

    /** Where it belongs; absent while it is unattributed. */
    public static Place place(Document document) {
        return document.getString(ESTATE) == null
                ? null
                : new Place(
                        document.getString(COUNTY),
                        document.getString(STREET),
                        document.getString(COMPANY));
    }

    /** Whether an appeal was granted (剔除). */
    public static boolean isExcluded(Document document) {
        Document exclusion = document.get(EXCLUSION, Document.class);
        return exclusion != null && exclusion.getBoolean("approved", false);
    }

    private static LocalDate date(Document document, String field) {
        String text = document.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }

    private static Document caller(NewComplaint.CallerData caller) {
        Document document = new Document();
        appendIfPresent(document, "name", caller.name());
        appendIfPresent(document, "phone", caller.phone());
        appendIfPresent(document, "unit", caller.unit());
        return document;
    }

    private static void appendIfPresent(Document document, String field, Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}

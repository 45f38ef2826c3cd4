package io.duban.complaint.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.duban.complaint.text.PersonalNumbers;
import io.duban.complaint.text.SearchText;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.period.BusinessTime;

import org.bson.Document;
import org.bson.types.ObjectId;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lies beside a complaint so that lists find it and counts follow it. It says nothing new and
 * is made again with every write of the complaint.
 */
public final class ComplaintListing {

    /** All of it, in one field. */
    public static final String FIELD = "list";

    /** When it came in by the business's clock, and its ticket: {@code 2022-06-15T…/T1}. */
    public static final String ARRIVAL = "list.arrival";

    /** Its last day and its ticket, while it is to be resolved; absent otherwise. */
    public static final String DUE = "list.due";

    /** State of the request for exclusion: open, granted or refused. */
    public static final String APPEAL = "list.appeal";

    /** Month and ticket while a request for exclusion waits for its decision. */
    public static final String APPEALED = "list.appealed";

    /** Month and ticket while nobody knows whose it is. */
    public static final String STRAY = "list.stray";

    /** What is looked for in it, by those who may know the caller. */
    public static final String TEXT = "list.text";

    /** What is looked for in it by the others. */
    public static final String SEEN = "list.seen";

    public static final String PIECES = "list.pieces";

    /**
     * There as long as the counts do not know what has become of it; a new value with every change,
     * so that whoever has counted takes away no other than what was seen.
     */
    public static final String UNCOUNTED = "uncounted";

    public static final String OPEN = "open";
    public static final String GRANTED = "granted";
    public static final String REFUSED = "refused";

    private static final DateTimeFormatter SORTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS");
    private static final Set<String> DONE = Set.of("resolved", "written-off");
    private static final List<String> PLACES =
            List.of(ComplaintDocument.COUNTY, ComplaintDocument.STREET, ComplaintDocument.COMPANY);

    private ComplaintListing() {}

    /** What is to lie beside the complaint. */
    public static Document of(Document complaint) {
        ComplaintFacts facts =
                ComplaintDocument.facts(
                        complaint, 1, complaint.getString(ComplaintDocument.ESTATE));
        String behind = "/" + facts.ticketNo();
        Document listing = new Document("arrival", arrival(facts.receivedAt()) + behind);
        if (facts.due() != null && !DONE.contains(complaint.getString(ComplaintDocument.STATUS))) {
            listing.append("due", facts.due() + behind);
            PLACES.forEach(it -> append(listing, it, complaint.getString(it)));
        }
        String appeal = appeal(complaint);
        append(listing, "appeal", appeal);
        append(listing, "appealed", OPEN.equals(appeal) ? facts.month().id() + behind : null);
        boolean stray = complaint.containsKey(ComplaintDocument.UNATTRIBUTED);
        append(listing, "stray", stray ? facts.month().id() + behind : null);
        return texts(listing, complaint);
    }

    /** What says that the counts do not know of a change. */
    public static String uncounted() {
        return new ObjectId().toHexString();
    }

    /** State of its request for exclusion; null without one. */
    public static String appeal(Document complaint) {
        Document exclusion = complaint.get(ComplaintDocument.EXCLUSION, Document.class);
        if (exclusion == null) {
            return null;
        }
        if (!exclusion.containsKey("approved")) {
            return OPEN;
        }
        return exclusion.getBoolean("approved") ? GRANTED : REFUSED;
    }

    /** Declares what lists are read along. */
    static void declareIndexes(MongoCollection<Document> complaints) {
        Stream.of(
                        ComplaintDocument.ESTATE,
                        ComplaintDocument.STREET,
                        ComplaintDocument.COUNTY,
                        ComplaintDocument.COMPANY)
                .forEach(it -> index(complaints, false, it, ARRIVAL));
        index(complaints, false, ARRIVAL);
        index(complaints, false, ComplaintDocument.DUE, "_id");
        index(complaints, true, DUE);
        PLACES.forEach(it -> index(complaints, true, FIELD + "." + it, DUE));
        Stream.of(APPEAL, APPEALED, STRAY, PIECES, UNCOUNTED)
                .forEach(it -> index(complaints, true, it));
    }

    private static void index(
            MongoCollection<Document> complaints, boolean sparse, String... fields) {
        complaints.createIndex(
                Indexes.ascending(fields),
                new IndexOptions().name(String.join(",", fields)).sparse(sparse));
    }

    private static String arrival(OffsetDateTime at) {
        LocalDateTime local = at.atZoneSameInstant(BusinessTime.ZONE).toLocalDateTime();
        return SORTED.format(local);
    }

    private static Document texts(Document listing, Document complaint) {
        String ticketNo = complaint.getString("_id");
        String title = complaint.getString("title");
        String address = complaint.getString("address");
        String seen = SearchText.form(ticketNo + " " + PersonalNumbers.masked(title));
        String text =
                SearchText.form(ticketNo + " " + title + (address == null ? "" : " " + address));
        return listing.append("text", text)
                .append("seen", seen)
                .append("pieces", List.copyOf(SearchText.pieces(text)));
    }

    private static void append(Document document, String field, String value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}

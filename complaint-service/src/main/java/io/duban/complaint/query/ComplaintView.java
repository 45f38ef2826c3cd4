package io.duban.complaint.query;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.security.Caller;

import org.bson.Document;

import java.util.List;
import java.util.Map;

/**
 * A complaint as it is shown.
 *
 * @param claimedEstateId the estate that it named while that was not registered
 * @param caller what the caller told; only for those who may know
 */
public record ComplaintView(
        String ticketNo,
        String receivedAt,
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
        long version,
        Map<String, Object> caller,
        List<? extends Map<String, Object>> history) {

    /** The complaint as this caller may see it. */
    public static ComplaintView of(Document document, Caller viewer) {
        ComplaintFacts facts =
                ComplaintDocument.facts(
                        document,
                        document.getLong(OutboxFields.VERSION),
                        document.getString(ComplaintDocument.ESTATE));
        boolean confidential =
                switch (viewer.role()) {
                    case HOTLINE, OFFICIAL, ADMIN -> true;
                    case COUNTY, STREET, COMPANY, SUBSCRIBER -> false;
                };
        return new ComplaintView(
                facts.ticketNo(),
                document.getString("at"),
                facts.month().id(),
                document.getString("channel"),
                facts.estateId(),
                document.getString(ComplaintDocument.CLAIMED),
                document.getString(ComplaintDocument.STREET),
                document.getString(ComplaintDocument.COUNTY),
                confidential ? document.getString("address") : null,
                facts.category(),
                facts.counted(),
                document.getString("title"),
                document.getString("detail"),
                document.getInteger("households"),
                document.getString(ComplaintDocument.STATUS),
                facts.version(),
                confidential ? document.get("caller", Document.class) : null,
                document.getList(ComplaintDocument.HISTORY, Document.class));
    }
}

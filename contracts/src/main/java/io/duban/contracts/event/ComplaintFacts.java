package io.duban.contracts.event;

import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * What other services may know of a complaint (12345 工单). It holds nothing personal and never will
 * (RULES 5).
 *
 * @param ticketNo the hotline's ticket number (工单编号)
 * @param version counts the changes of this complaint from 1; the highest version is the truth
 * @param estateId the estate charged; absent while the complaint is unattributed
 * @param receivedAt when the hotline accepted it
 * @param month natural month of {@code receivedAt} in Asia/Shanghai
 * @param category code of the rulebook's category table
 * @param counted whether it counts against the estate: channel 12345, the property service is
 *     responsible, not excluded on appeal, not a merged duplicate
 * @param due last day on which a resolution is in time (按期), extensions included; absent for a
 *     complaint that timeliness does not look at: excluded on appeal, or a merged duplicate
 * @param resolvedOn day of the resolution (办结); absent while it is not resolved
 * @param place where it belongs; absent while it is unattributed, and in events of the first
 *     release
 */
public record ComplaintFacts(
        String ticketNo,
        long version,
        String estateId,
        OffsetDateTime receivedAt,
        Month month,
        String category,
        boolean counted,
        LocalDate due,
        LocalDate resolvedOn,
        Place place) {

    public ComplaintFacts {
        Objects.requireNonNull(ticketNo, "ticketNo");
        Objects.requireNonNull(month, "month");
    }

    /** The facts of a complaint of which nobody says where it belongs. */
    public ComplaintFacts(
            String ticketNo,
            long version,
            String estateId,
            OffsetDateTime receivedAt,
            Month month,
            String category,
            boolean counted,
            LocalDate due,
            LocalDate resolvedOn) {
        this(
                ticketNo,
                version,
                estateId,
                receivedAt,
                month,
                category,
                counted,
                due,
                resolvedOn,
                null);
    }
}

package io.duban.complaint.intake;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A complaint as the hotline sent it (12345 工单).
 *
 * @param estateId the estate that it names, registered or not; absent when it names none
 * @param due last day on which a resolution is in time
 * @param counted whether its category counts against an estate
 */
public record NewComplaint(
        String ticketNo,
        OffsetDateTime receivedAt,
        Month month,
        LocalDate due,
        String channel,
        String estateId,
        String address,
        String category,
        boolean counted,
        String title,
        String detail,
        CallerData caller,
        Integer households) {

    /** What the caller told of themselves; it never leaves this service. */
    public record CallerData(String name, String phone, String unit) {

        @Override
        public String toString() {
            return "CallerData[***]";
        }
    }

    /**
     * A digest of the content. One instant written in two zones is the same content; everything
     * else counts to the letter.
     */
    String fingerprint() {
        String content =
                String.join(
                        "\u0001",
                        receivedAt.toInstant().toString(),
                        channel,
                        text(estateId),
                        text(address),
                        category,
                        title,
                        detail,
                        caller == null ? "" : text(caller.name()),
                        caller == null ? "" : text(caller.phone()),
                        caller == null ? "" : text(caller.unit()),
                        text(households));
        return Identifiers.sha256(content).substring(0, 32);
    }

    /** Absent and empty are not the same. */
    private static String text(Object value) {
        return value == null ? "\u0000" : "\u0002" + value;
    }
}

package io.duban.ranking;

import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.ranking.board.Side;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small city for tests: estates, complaints and days as complaint-service tells of them. */
public final class City {

    public static final Rulebook RULEBOOK = Rulebook.bundled("linyi-2022-57");
    public static final LocalDate FIRST_DAY = RULEBOOK.closing().firstDay();
    public static final Month JUNE = Month.of(2022, 6);
    public static final Month JULY = Month.of(2022, 7);
    public static final Month AUGUST = Month.of(2022, 8);

    private City() {}

    public static EstateProfile estate(String id, String company) {
        return new EstateProfile(
                id,
                "小区" + id,
                new Party("ST1", "银雀山街道"),
                new Party("CO1", "兰山区"),
                1_000,
                new Party(company, "物业" + company),
                "王经理");
    }

    public static EstateRecorded recorded(String id) {
        return new EstateRecorded(estate(id, "C1"), 1);
    }

    public static EstateRecorded recorded(String id, String company, long version) {
        return new EstateRecorded(estate(id, company), version);
    }

    public static ComplaintFacts complaint(
            String ticketNo, long version, String estateId, Month month, boolean counted) {
        OffsetDateTime receivedAt = month.start().atTime(12, 0).atOffset(ZoneOffset.ofHours(8));
        return new ComplaintFacts(
                ticketNo,
                version,
                estateId,
                receivedAt,
                month,
                "property.service",
                counted,
                null,
                null);
    }

    public static ComplaintAttached attached(String ticketNo, String estateId, Month month) {
        return attached(ticketNo, 1, estateId, month);
    }

    public static ComplaintAttached attached(
            String ticketNo, long version, String estateId, Month month) {
        return new ComplaintAttached(complaint(ticketNo, version, estateId, month, true));
    }

    /** The two halves of a re-attribution, the leaving one first. */
    public static List<ComplaintEvent> moved(
            String ticketNo, long version, String from, String to, Month month) {
        Reattribution move = new Reattribution(from, to);
        return List.of(
                new ComplaintDetached(ticketNo, version, from, month, move),
                new ComplaintAttached(complaint(ticketNo, version, to, month, true), move));
    }

    public static ComplaintDetached detached(
            String ticketNo, long version, String estateId, Month month) {
        return new ComplaintDetached(ticketNo, version, estateId, month);
    }

    public static ComplaintChanged excluded(
            String ticketNo, long version, String estateId, Month month) {
        return new ComplaintChanged(complaint(ticketNo, version, estateId, month, false));
    }

    /** The marker that complaint-service writes when the day has ended. */
    public static DayClosed closed(LocalDate day) {
        return new DayClosed(day, RULEBOOK.closings(day, FIRST_DAY));
    }

    /** The marks that the sides set when the day has ended. */
    public static Map<Side, DubanEvent> marks(LocalDate day) {
        return Map.of(
                Side.BODIES,
                new BodyDayClosed(day),
                Side.PROJECTS,
                new ProjectDayClosed(day),
                Side.SUPERVISION,
                new SupervisionDayClosed(day),
                Side.CALENDAR,
                new DayEnded(day));
    }

    public static LocalDate closingDay(Month month) {
        return RULEBOOK.closing().closingDay(month);
    }
}

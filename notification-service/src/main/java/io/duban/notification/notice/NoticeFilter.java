package io.duban.notification.notice;

import com.mongodb.client.model.Filters;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Period;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list of notices is narrowed to.
 *
 * @param measure that the notices take; one that is taken back is not taken
 * @param subject code of a subject, or type and code such as {@code estate/E1}
 * @param kind 文种
 * @param addressee code of whom it goes to
 * @param unread whether it is issued and its addressee has not read it
 * @param waitsFor the step of its life that it waits for, or {@link Waiting#NOTHING}
 * @param overdue whether something is due of it, and was by the end of {@code dayEnded}
 * @param dayEnded the last business day that has ended; absent before any has
 */
public record NoticeFilter(
        Reach reach,
        Optional<String> subject,
        Optional<Measure> measure,
        Optional<NoticeState> state,
        Optional<String> kind,
        Optional<String> addressee,
        Optional<Period> period,
        Optional<Boolean> unread,
        Optional<String> waitsFor,
        Optional<Boolean> overdue,
        Optional<LocalDate> dayEnded,
        boolean oldestFirst) {

    /** The same seen from another day. */
    public NoticeFilter on(Optional<LocalDate> day) {
        return new NoticeFilter(
                reach,
                subject,
                measure,
                state,
                kind,
                addressee,
                period,
                unread,
                waitsFor,
                overdue,
                day,
                oldestFirst);
    }

    /** Everything that a key may see. */
    public static NoticeFilter all(Reach reach) {
        return new NoticeFilter(
                reach,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Of what only those who sign see, the others find nothing but what is addressed to them. */
    private Optional<Bson> visible() {
        if (reach.sees(Visibility.SIGNING)) {
            return Optional.empty();
        }
        Bson named = Filters.eq(NoticeDocuments.CONCERNED, reach.text());
        Bson concerned =
                reach.isWholeCity()
                        ? Filters.or(
                                Filters.eq(NoticeDocuments.SECRECY, Secrecy.OPEN.wire()), named)
                        : named;
        return Optional.of(Filters.and(Filters.ne(NoticeDocuments.ISSUED, null), concerned));
    }

    /** A revocation takes no measure, whatever it takes back. */
    private static Bson taking(Measure measure) {
        return Filters.and(
                Filters.eq(NoticeDocuments.MEASURE, measure.name()),
                Filters.eq(NoticeDocuments.REVOKES, null));
    }

    private static Bson unread(boolean wanted) {
        String issued = NoticeState.ISSUED.wire();
        return wanted
                ? Filters.eq(NoticeDocuments.STATE, issued)
                : Filters.ne(NoticeDocuments.STATE, issued);
    }

    private static Bson waiting(String step) {
        return Filters.eq(Worklist.STEP, step.equals(Waiting.NOTHING) ? null : step);
    }

    private Bson overdue(boolean wanted) {
        // Before any day has ended nothing can be overdue.
        String through = dayEnded.map(LocalDate::toString).orElse("");
        return wanted
                ? Filters.lte(NoticeDocuments.DUE, through)
                : Filters.or(
                        Filters.eq(NoticeDocuments.DUE, null),
                        Filters.gt(NoticeDocuments.DUE, through));
    }

    List<Bson> conditions() {
        return Stream.of(
                        visible(),
                        subject.map(it -> Filters.eq(NoticeDocuments.SUBJECT_NAMES, it)),
                        measure.map(NoticeFilter::taking),
                        state.map(it -> Filters.eq(NoticeDocuments.STATE, it.wire())),
                        kind.map(it -> Filters.eq(NoticeDocuments.KIND, it)),
                        addressee.map(it -> Filters.eq(NoticeDocuments.ADDRESSEE, it)),
                        period.map(it -> Filters.eq(NoticeDocuments.PERIOD, it.id())),
                        unread.map(NoticeFilter::unread),
                        waitsFor.map(NoticeFilter::waiting),
                        overdue.map(this::overdue))
                .flatMap(Optional::stream)
                .toList();
    }
}

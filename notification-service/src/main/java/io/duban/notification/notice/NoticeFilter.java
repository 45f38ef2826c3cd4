package io.duban.notification.notice;

import com.mongodb.client.model.Filters;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Period;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list of notices is narrowed to.
 *
 * @param measure that the notices take; one that is taken back is not taken
 * @param subject code of a subject, or type and code such as {@code estate/E1}
 */
public record NoticeFilter(
        Reach reach,
        Optional<String> subject,
        Optional<Measure> measure,
        Optional<NoticeState> state,
        Optional<Period> period) {

    /** Of what only those who sign see, the others find nothing. */
    private Optional<Bson> visible() {
        return reach.sees(Visibility.SIGNING)
                ? Optional.empty()
                : Optional.of(
                        Filters.and(
                                Filters.eq(NoticeDocuments.SECRECY, Secrecy.OPEN.wire()),
                                Filters.ne(NoticeDocuments.ISSUED, null)));
    }

    /** A revocation takes no measure, whatever it takes back. */
    private static Bson taking(Measure measure) {
        return Filters.and(
                Filters.eq(NoticeDocuments.MEASURE, measure.name()),
                Filters.eq(NoticeDocuments.REVOKES, null));
    }

    List<Bson> conditions() {
        return Stream.of(
                        reach.limit().map(it -> Filters.eq(NoticeDocuments.CONCERNED, it)),
                        visible(),
                        subject.map(it -> Filters.eq(NoticeDocuments.SUBJECT_NAMES, it)),
                        measure.map(NoticeFilter::taking),
                        state.map(it -> Filters.eq(NoticeDocuments.STATE, it.wire())),
                        period.map(it -> Filters.eq(NoticeDocuments.PERIOD, it.id())))
                .flatMap(Optional::stream)
                .toList();
    }
}

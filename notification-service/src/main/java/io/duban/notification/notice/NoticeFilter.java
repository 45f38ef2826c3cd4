package io.duban.notification.notice;

import com.mongodb.client.model.Filters;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.notification.Reach;

import org.bson.conversions.Bson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list of notices is narrowed to.
 *
 * @param subject code of a subject, or type and code such as {@code estate/E1}
 */
public record NoticeFilter(
        Reach reach,
        Optional<String> subject,
        Optional<Measure> measure,
        Optional<NoticeState> state,
        Optional<Period> period) {

    List<Bson> conditions() {
        return Stream.of(
                        reach.body().map(it -> Filters.eq(NoticeDocuments.BODIES, it)),
                        subject.map(it -> Filters.eq(NoticeDocuments.SUBJECT_NAMES, it)),
                        measure.map(it -> Filters.eq(NoticeDocuments.MEASURE, it.name())),
                        state.map(it -> Filters.eq(NoticeDocuments.STATE, it.wire())),
                        period.map(it -> Filters.eq(NoticeDocuments.PERIOD, it.id())))
                .flatMap(Optional::stream)
                .toList();
    }
}

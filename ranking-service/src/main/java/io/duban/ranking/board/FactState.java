package io.duban.ranking.board;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.SubjectType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts beside the complaints that boards and ladders are made of, each in its last version.
 */
public interface FactState extends BodyFacts {

    /** Keeps the body unless a later version is known. */
    void keep(BodyProfile body, long version);

    /** Keeps the report unless a later version is known. */
    void keep(IndicatorsReported report);

    /** The last report of every body for the period. */
    List<IndicatorsReported> indicators(Period period);

    @Override
    default Map<String, List<ReportedIndicator>> reported(SubjectType type, Period period) {
        return indicators(period).stream()
                .filter(it -> it.subject().type() == type)
                .collect(Collectors.toMap(it -> it.subject().code(), IndicatorsReported::values));
    }

    /** Keeps the assessment unless a later version is known; whether it was news. */
    boolean keep(TasksMissed missed);

    List<TasksMissed> missed();

    /** Keeps the assessment unless a later version is known. */
    void keep(ProgressAssessed assessed);

    Optional<ProgressAssessed> progress(Period period);

    @Override
    default List<CountyProgress> countyProgress(Period period) {
        return progress(period).map(ProgressAssessed::counties).orElse(List.of());
    }

    /** Keeps the finding; whether it was news. */
    boolean keep(FindingRecorded finding);

    List<FindingRecorded> findings();

    /** Keeps an edition of the rulebook; again does no harm. */
    void keep(RulebookAdopted adopted);

    /** The editions that were adopted, oldest first. */
    List<RulebookAdopted> adopted();

    void sums(Month month, MonthSums sums);

    /** Keeps where the streets lie when the month closes. */
    void streets(Month month, StreetCounties counties);

    /** What was kept; empty for a month that has not closed. */
    Optional<StreetCounties> streetsAtClosing(Month month);

    @Override
    default StreetCounties streets(Month month) {
        StreetCounties now = StreetCounties.of(bodies());
        return streetsAtClosing(month).map(it -> it.or(now)).orElse(now);
    }
}

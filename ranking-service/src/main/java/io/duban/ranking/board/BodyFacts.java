package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Optional;

/** What streets and counties are ranked by, as it was when a period closed or as it is by now. */
public interface BodyFacts {

    /** Every body, by code. */
    List<BodyProfile> bodies();

    /** What the body reported last for the period; empty when it has not. */
    List<ReportedIndicator> reported(Subject body, Period period);

    /** The counties that had anything to do in the period. */
    List<CountyProgress> countyProgress(Period period);

    /** What the month's estates add up to; empty when nothing is known of the month. */
    Optional<MonthSums> sums(Month month);
}

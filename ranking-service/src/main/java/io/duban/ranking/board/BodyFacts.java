package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.SubjectType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What streets and counties are ranked by, as it was when a period closed or as it is by now. */
public interface BodyFacts {

    /** Every body, by code. */
    List<BodyProfile> bodies();

    /** What bodies of this type reported last for the period, by their code. */
    Map<String, List<ReportedIndicator>> reported(SubjectType type, Period period);

    /** The counties that had anything to do in the period. */
    List<CountyProgress> countyProgress(Period period);

    /** What the month's estates add up to; empty for a month that this system never counted. */
    Optional<MonthSums> sums(Month month);

    /**
     * The streets' counties as they stood when the month closed, or as they stand while it is open.
     */
    StreetCounties streets(Month month);
}

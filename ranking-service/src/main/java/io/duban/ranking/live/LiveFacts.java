package io.duban.ranking.live;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.Progress;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.SubjectType;
import io.duban.ranking.board.BodyFacts;
import io.duban.ranking.board.MonthSums;
import io.duban.ranking.board.StreetCounties;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.supervision.BodyDirectory;
import io.duban.ranking.supervision.Indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What streets and counties would be ranked by if the open period closed now. */
final class LiveFacts implements BodyFacts {

    private final LiveStore store;
    private final BodyDirectory bodies;
    private final Indicators indicators;
    private final RecordedProjects projects;
    private final BusinessDay day;
    private final Supplier<Rulebooks> rulebooks;

    LiveFacts(
            LiveStore store,
            BodyDirectory bodies,
            Indicators indicators,
            RecordedProjects projects,
            BusinessDay day,
            Supplier<Rulebooks> rulebooks) {
        this.store = store;
        this.bodies = bodies;
        this.indicators = indicators;
        this.projects = projects;
        this.day = day;
        this.rulebooks = rulebooks;
    }

    @Override
    public List<BodyProfile> bodies() {
        return bodies.all();
    }

    @Override
    public Map<String, List<ReportedIndicator>> reported(SubjectType type, Period period) {
        return indicators.all(type, period);
    }

    @Override
    public List<CountyProgress> countyProgress(Period period) {
        return Progress.assess(period, projects.all());
    }

    @Override
    public Optional<MonthSums> sums(Month month) {
        return rulebooks.get().counts(month, day.first())
                ? Optional.of(store.sums(month))
                : Optional.empty();
    }

    @Override
    public StreetCounties streets(Month month) {
        return StreetCounties.of(bodies());
    }
}

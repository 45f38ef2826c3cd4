package io.duban.ranking.live;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.Progress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.board.BodyFacts;
import io.duban.ranking.board.MonthSums;
import io.duban.ranking.supervision.BodyDirectory;
import io.duban.ranking.supervision.Indicators;

import java.util.List;
import java.util.Optional;

/** What streets and counties would be ranked by if the open period closed now. */
final class LiveFacts implements BodyFacts {

    private final LiveStore store;
    private final BodyDirectory bodies;
    private final Indicators indicators;
    private final RecordedProjects projects;

    LiveFacts(
            LiveStore store,
            BodyDirectory bodies,
            Indicators indicators,
            RecordedProjects projects) {
        this.store = store;
        this.bodies = bodies;
        this.indicators = indicators;
        this.projects = projects;
    }

    @Override
    public List<BodyProfile> bodies() {
        return bodies.all();
    }

    @Override
    public List<ReportedIndicator> reported(Subject body, Period period) {
        return indicators.find(body, period).orElse(List.of());
    }

    @Override
    public List<CountyProgress> countyProgress(Period period) {
        return Progress.assess(period, projects.all());
    }

    @Override
    public Optional<MonthSums> sums(Month month) {
        return Optional.of(store.sums(month));
    }
}

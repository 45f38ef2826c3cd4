package io.duban.ranking.board;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.BodyProfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The facts without Kafka. */
public final class InMemoryFacts implements FactState {

    private final TreeMap<Integer, RulebookAdopted> adopted = new TreeMap<>();
    private final Map<String, BodyProfile> bodies = new TreeMap<>();
    private final Map<String, Long> bodyVersions = new TreeMap<>();
    private final Map<String, IndicatorsReported> indicators = new TreeMap<>();
    private final Map<String, TasksMissed> missed = new TreeMap<>();
    private final Map<String, ProgressAssessed> progress = new TreeMap<>();
    private final Map<String, FindingRecorded> findings = new TreeMap<>();
    private final Map<String, MonthSums> sums = new TreeMap<>();
    private final Map<String, StreetCounties> streets = new TreeMap<>();

    @Override
    public void keep(BodyProfile body, long version) {
        if (bodyVersions.getOrDefault(body.code(), 0L) < version) {
            bodyVersions.put(body.code(), version);
            bodies.put(body.code(), body);
        }
    }

    @Override
    public List<BodyProfile> bodies() {
        return List.copyOf(bodies.values());
    }

    @Override
    public void keep(IndicatorsReported report) {
        indicators.merge(
                report.subject().code() + "@" + report.period().id(),
                report,
                (one, other) -> one.version() >= other.version() ? one : other);
    }

    @Override
    public List<IndicatorsReported> indicators(Period period) {
        return indicators.values().stream().filter(it -> it.period().equals(period)).toList();
    }

    @Override
    public boolean keep(TasksMissed assessment) {
        TasksMissed before = missed.get(assessment.due().toString());
        if (before != null && before.version() >= assessment.version()) {
            return false;
        }
        missed.put(assessment.due().toString(), assessment);
        return true;
    }

    @Override
    public List<TasksMissed> missed() {
        return List.copyOf(missed.values());
    }

    @Override
    public void keep(ProgressAssessed assessed) {
        progress.merge(
                assessed.period().id(),
                assessed,
                (one, other) -> one.version() >= other.version() ? one : other);
    }

    @Override
    public Optional<ProgressAssessed> progress(Period period) {
        return Optional.ofNullable(progress.get(period.id()));
    }

    @Override
    public boolean keep(FindingRecorded finding) {
        return findings.putIfAbsent(finding.findingId(), finding) == null;
    }

    @Override
    public List<FindingRecorded> findings() {
        return List.copyOf(findings.values());
    }

    @Override
    public void keep(RulebookAdopted edition) {
        adopted.put(edition.version(), edition);
    }

    @Override
    public List<RulebookAdopted> adopted() {
        return List.copyOf(adopted.values());
    }

    @Override
    public void sums(Month month, MonthSums now) {
        sums.put(month.id(), now);
    }

    @Override
    public void streets(Month month, StreetCounties counties) {
        streets.put(month.id(), counties);
    }

    @Override
    public Optional<StreetCounties> streetsAtClosing(Month month) {
        return Optional.ofNullable(streets.get(month.id()));
    }

    @Override
    public Optional<MonthSums> sums(Month month) {
        return Optional.ofNullable(sums.get(month.id()));
    }
}

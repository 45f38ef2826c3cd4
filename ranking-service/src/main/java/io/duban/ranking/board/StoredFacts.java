package io.duban.ranking.board;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.BodyProfile;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The facts in one state store, by kind. */
final class StoredFacts implements FactState {

    private static final String FACTS = "facts";
    private static final String BODY = "body";
    private static final String INDICATORS = "indicators";
    private static final String MISSED = "missed";
    private static final String PROGRESS = "progress";
    private static final String FINDING = "finding";
    private static final String SUMS = "sums";
    private static final String STREETS = "streets";
    private static final String RULEBOOK = "rulebook";

    private final JsonStore<BodyRecorded> bodies;
    private final JsonStore<IndicatorsReported> indicators;
    private final JsonStore<TasksMissed> missed;
    private final JsonStore<ProgressAssessed> progress;
    private final JsonStore<FindingRecorded> findings;
    private final JsonStore<MonthSums> sums;
    private final JsonStore<StreetCounties> streets;
    private final JsonStore<RulebookAdopted> rulebooks;
    private final Map<Month, MonthSums> newSums = new TreeMap<>();

    StoredFacts(ProcessorContext<?, ?> context, JsonMapper mapper) {
        KeyValueStore<String, byte[]> store = context.getStateStore(FACTS);
        this.bodies = new JsonStore<>(store, mapper, BodyRecorded.class);
        this.indicators = new JsonStore<>(store, mapper, IndicatorsReported.class);
        this.missed = new JsonStore<>(store, mapper, TasksMissed.class);
        this.progress = new JsonStore<>(store, mapper, ProgressAssessed.class);
        this.findings = new JsonStore<>(store, mapper, FindingRecorded.class);
        this.sums = new JsonStore<>(store, mapper, MonthSums.class);
        this.streets = new JsonStore<>(store, mapper, StreetCounties.class);
        this.rulebooks = new JsonStore<>(store, mapper, RulebookAdopted.class);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(StateStores.plain(FACTS));
    }

    @Override
    public void keep(BodyProfile body, long version) {
        String key = Keys.of(BODY, body.code());
        if (bodies.get(key).filter(it -> it.version() >= version).isEmpty()) {
            bodies.put(key, new BodyRecorded(body, version));
        }
    }

    @Override
    public List<BodyProfile> bodies() {
        return bodies.under(Keys.prefix(BODY)).stream().map(BodyRecorded::body).toList();
    }

    @Override
    public void keep(IndicatorsReported report) {
        String key = indicatorKey(report.subject().code(), report.period());
        if (indicators.get(key).filter(it -> it.version() >= report.version()).isEmpty()) {
            indicators.put(key, report);
        }
    }

    @Override
    public List<IndicatorsReported> indicators(Period period) {
        return indicators.under(indicatorKey("", period));
    }

    @Override
    public boolean keep(TasksMissed assessment) {
        String key = Keys.of(MISSED, assessment.due().toString());
        if (missed.get(key).filter(it -> it.version() >= assessment.version()).isPresent()) {
            return false;
        }
        missed.put(key, assessment);
        return true;
    }

    @Override
    public List<TasksMissed> missed() {
        return missed.under(Keys.prefix(MISSED));
    }

    @Override
    public void keep(ProgressAssessed assessed) {
        String key = Keys.of(PROGRESS, assessed.period().id());
        if (progress.get(key).filter(it -> it.version() >= assessed.version()).isEmpty()) {
            progress.put(key, assessed);
        }
    }

    @Override
    public Optional<ProgressAssessed> progress(Period period) {
        return progress.get(Keys.of(PROGRESS, period.id()));
    }

    @Override
    public boolean keep(FindingRecorded finding) {
        String key = Keys.of(FINDING, finding.findingId());
        if (findings.get(key).isPresent()) {
            return false;
        }
        findings.put(key, finding);
        return true;
    }

    @Override
    public List<FindingRecorded> findings() {
        return findings.under(Keys.prefix(FINDING));
    }

    @Override
    public void keep(RulebookAdopted adopted) {
        rulebooks.put(Keys.of(RULEBOOK, "%09d".formatted(adopted.version())), adopted);
    }

    @Override
    public List<RulebookAdopted> adopted() {
        return rulebooks.under(Keys.prefix(RULEBOOK));
    }

    @Override
    public void sums(Month month, MonthSums now) {
        sums.put(Keys.of(SUMS, month.id()), now);
        newSums.put(month, now);
    }

    /** Hands over the sums that are new since, for whoever else wants to know, and forgets them. */
    void takeNewSums(BiConsumer<Month, MonthSums> each) {
        newSums.forEach(each);
        newSums.clear();
    }

    @Override
    public Optional<MonthSums> sums(Month month) {
        return sums.get(Keys.of(SUMS, month.id()));
    }

    @Override
    public void streets(Month month, StreetCounties counties) {
        streets.put(Keys.of(STREETS, month.id()), counties);
    }

    @Override
    public Optional<StreetCounties> streetsAtClosing(Month month) {
        return streets.get(Keys.of(STREETS, month.id()));
    }

    private static String indicatorKey(String body, Period period) {
        return Keys.of(INDICATORS, period.id() + "/" + body);
    }
}

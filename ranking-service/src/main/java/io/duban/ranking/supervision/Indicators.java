package io.duban.ranking.supervision;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.version.IfMatch;
import io.duban.ranking.calendar.BusinessDay;

import org.bson.Document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reported indicators, one document for each body and period; the last report stands. */
public final class Indicators {

    private static final String COLLECTION = "indicators";
    private static final String VALUES = "values";
    private static final int ATTEMPTS = 10;
    private static final int MANY = 1_000;

    private final MongoCollection<Document> reports;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;

    Indicators(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            BusinessDay day,
            RulebookLibrary rulebooks) {
        this.reports = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.day = day;
        this.rulebooks = rulebooks;
        relay.register(COLLECTION);
    }

    /** The ranking by composite score that has this period, as its edition of the rulebook says. */
    Optional<RankingRule> rankingOf(Period period) {
        Rulebooks editions = rulebooks.get();
        return editions.rankings().stream()
                .flatMap(it -> editions.rule(it, period).stream())
                .filter(rule -> rule.metric() == Metric.COMPOSITE_SCORE)
                .findFirst();
    }

    /** The indicators that a body of this ranking reports for the period. */
    List<Indicator> reportedIn(RankingRule rule, Period period) {
        return rulebooks.get().of(rule.id(), period).orElseThrow().reportedBy(rule.subject());
    }

    /**
     * A report as it stands.
     *
     * @param version counts its changes, from 1
     */
    record Standing(long version, List<ReportedIndicator> values) {

        Standing {
            values = List.copyOf(values);
        }

        private static Standing of(Document document) {
            return new Standing(OutboxFields.version(document), Indicators.values(document));
        }
    }

    /**
     * What became of a report.
     *
     * @param before empty when nothing was reported before
     */
    record Change(Optional<Standing> before, Standing after) {}

    /** What the body has reported for the period. */
    Optional<Standing> find(Subject subject, Period period) {
        return document(subject, period).map(Standing::of);
    }

    private Optional<Document> document(Subject subject, Period period) {
        return Optional.ofNullable(reports.find(Filters.eq("_id", id(subject, period))).first());
    }

    /** What bodies of this type have reported for the period, by their code. */
    public Map<String, List<ReportedIndicator>> all(SubjectType type, Period period) {
        String prefix = id(period, type, "");
        Map<String, List<ReportedIndicator>> byCode = new HashMap<>();
        reports.find(
                        Filters.and(
                                Filters.gte("_id", prefix),
                                Filters.lt("_id", prefix + Character.MAX_VALUE)))
                .batchSize(MANY)
                .forEach(
                        it ->
                                byCode.put(
                                        it.getString("_id").substring(prefix.length()),
                                        values(it)));
        return byCode;
    }

    /**
     * Puts the report in place of the one before; the same again changes nothing.
     *
     * @param said from what stands to what is to stand
     * @throws ProblemException 412 when it rests on another report than stands
     */
    Change report(
            Subject subject,
            Period period,
            UnaryOperator<List<ReportedIndicator>> said,
            String by,
            IfMatch match) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Document> before = document(subject, period);
            Optional<Standing> stood = before.map(Standing::of);
            List<ReportedIndicator> values =
                    said.apply(stood.map(Standing::values).orElse(List.of()));
            if (stood.filter(it -> saysTheSame(it.values(), values)).isPresent()) {
                return new Change(stood, stood.get());
            }
            match.require(before);
            Optional<Document> after =
                    before.isEmpty()
                            ? insert(subject, period, values, by)
                            : replace(before.get(), subject, period, values, by);
            if (after.isPresent()) {
                return new Change(stood, Standing.of(after.get()));
            }
        }
        throw new UnavailableException("Too many report for this body at once.", null);
    }

    /** 0.9 and 0.90 are one value. */
    static boolean saysTheSame(List<ReportedIndicator> some, List<ReportedIndicator> other) {
        return numbers(some).equals(numbers(other));
    }

    private static Map<String, BigDecimal> numbers(List<ReportedIndicator> values) {
        return values.stream()
                .collect(
                        Collectors.toMap(
                                ReportedIndicator::indicator,
                                it -> it.value().stripTrailingZeros()));
    }

    private Optional<Document> insert(
            Subject subject, Period period, List<ReportedIndicator> values, String by) {
        Document document =
                new Document("_id", id(subject, period))
                        .append(OutboxFields.VERSION, 1L)
                        .append(VALUES, documents(values))
                        .append("by", by);
        OutboxFields.start(document, events(subject, period, values, 1));
        try {
            reports.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
        relay.offer(COLLECTION, document);
        return Optional.of(document);
    }

    private Optional<Document> replace(
            Document before,
            Subject subject,
            Period period,
            List<ReportedIndicator> values,
            String by) {
        long version = before.getLong(OutboxFields.VERSION);
        Document after =
                reports.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("_id", before.getString("_id")),
                                Filters.eq(OutboxFields.VERSION, version)),
                        Updates.combine(
                                Updates.set(VALUES, documents(values)),
                                Updates.set("by", by),
                                Updates.inc(OutboxFields.VERSION, 1L),
                                OutboxFields.append(events(subject, period, values, version + 1))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (after != null) {
            relay.offer(COLLECTION, after);
        }
        return Optional.ofNullable(after);
    }

    private List<EncodedEvent> events(
            Subject subject, Period period, List<ReportedIndicator> values, long version) {
        return OutboxFields.encode(
                codec,
                List.of(new IndicatorsReported(subject, period, values, version, day.today())));
    }

    private static String id(Subject subject, Period period) {
        return id(period, subject.type(), subject.code());
    }

    private static String id(Period period, SubjectType type, String code) {
        return period.id() + "." + type.wire() + "." + code;
    }

    private static List<Document> documents(List<ReportedIndicator> values) {
        return values.stream()
                .map(
                        it ->
                                new Document("indicator", it.indicator())
                                        .append("value", it.value().toPlainString()))
                .toList();
    }

    private static List<ReportedIndicator> values(Document document) {
        List<ReportedIndicator> values = new ArrayList<>();
        for (Document value : document.getList(VALUES, Document.class)) {
            values.add(
                    new ReportedIndicator(
                            value.getString("indicator"),
                            new BigDecimal(value.getString("value"))));
        }
        return values;
    }
}

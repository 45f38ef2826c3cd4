package io.duban.project.report;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/**
 * The boards and measures that have been heard of, the latest of each, by the month they end in.
 */
@Component
class PropertyFacts {

    private static final String CONTENT = "content";
    private static final String VERSION = "version";
    private static final String MONTH = "month";

    private final MongoCollection<Document> boards;
    private final MongoCollection<Document> measures;
    private final JsonMapper mapper;

    PropertyFacts(MongoDatabase store, JsonMapper mapper) {
        this.boards = store.getCollection("quotedBoards");
        this.measures = store.getCollection("quotedMeasures");
        this.mapper = mapper;
        for (MongoCollection<Document> each : List.of(boards, measures)) {
            each.createIndex(Indexes.ascending(MONTH), new IndexOptions().name(MONTH));
        }
    }

    /** The boards of the periods that end in the month. */
    List<QuotedBoard> boards(Month month) {
        return read(boards, Filters.eq(MONTH, month.id()), QuotedBoard.class);
    }

    /** The measures of the periods that end in the month. */
    List<QuotedMeasure> measures(Month month) {
        return read(measures, Filters.eq(MONTH, month.id()), QuotedMeasure.class);
    }

    /** The measures of the periods that end in the year. */
    List<QuotedMeasure> measures(int year) {
        Bson months = Filters.and(Filters.gt(MONTH, year + "-00"), Filters.lt(MONTH, year + "-99"));
        return read(measures, months, QuotedMeasure.class);
    }

    void record(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case RankingPublished it ->
                        write(
                                boards,
                                it.board().ranking() + "-" + it.board().period().id(),
                                it.board().revision(),
                                it.board().period(),
                                QuotedBoard.of(it));
                case EscalationRaised it ->
                        measure(
                                QuotedMeasure.of(
                                        it.escalationId(),
                                        it.escalation(),
                                        EscalationState.RAISED,
                                        it.on()),
                                it.transition());
                case EscalationRevoked it ->
                        measure(
                                QuotedMeasure.of(
                                        it.escalationId(),
                                        it.escalation(),
                                        EscalationState.REVOKED,
                                        it.on()),
                                it.transition());
                default -> {
                    // Nothing that a report quotes.
                }
            }
        }
    }

    private void measure(QuotedMeasure measure, int transition) {
        write(measures, measure.escalationId(), transition, measure.period(), measure);
    }

    /** What comes again after a later version changes nothing. */
    private void write(
            MongoCollection<Document> collection,
            String id,
            int version,
            Period period,
            Object value) {
        Document known = collection.find(Filters.eq("_id", id)).first();
        if (known == null || known.getInteger(VERSION) < version) {
            collection.updateOne(
                    Filters.eq("_id", id),
                    Updates.combine(
                            Updates.set(VERSION, version),
                            Updates.set(MONTH, Month.of(period.end()).id()),
                            Updates.set(CONTENT, mapper.writeValueAsString(value))),
                    new UpdateOptions().upsert(true));
        }
    }

    private <T> List<T> read(MongoCollection<Document> collection, Bson filter, Class<T> type) {
        List<T> found = new ArrayList<>();
        collection
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .batchSize(1_000)
                .forEach(it -> found.add(mapper.readValue(it.getString(CONTENT), type)));
        return found;
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {

        @Bean
        ConcurrentMessageListenerContainer<String, byte[]> reportConsumer(
                EventConsumers consumers, PropertyFacts facts) {
            return consumers.container("reports", facts::record, Topic.RANKING, Topic.ESCALATION);
        }
    }
}

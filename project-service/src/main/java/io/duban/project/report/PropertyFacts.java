package io.duban.project.report;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Reach;
import io.duban.kit.store.LastHeard;
import io.duban.project.target.CountyReports;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The boards and measures that have been heard of, the latest of each, by the month they end in.
 */
@Component
class PropertyFacts {

    private static final String MONTH = "month";

    private final LastHeard<QuotedBoard> boards;
    private final LastHeard<QuotedMeasure> measures;
    private final RulebookLibrary rulebooks;

    PropertyFacts(MongoDatabase store, JsonMapper mapper, RulebookLibrary rulebooks) {
        this.rulebooks = rulebooks;
        this.boards = heard(store, "quotedBoards", mapper, QuotedBoard.class);
        this.measures = heard(store, "quotedMeasures", mapper, QuotedMeasure.class);
    }

    private static <T> LastHeard<T> heard(
            MongoDatabase store, String collection, JsonMapper mapper, Class<T> type) {
        MongoCollection<Document> documents = store.getCollection(collection);
        documents.createIndex(Indexes.ascending(MONTH), new IndexOptions().name(MONTH));
        return new LastHeard<>(documents, mapper, type);
    }

    /** The boards of the periods that end in the month. */
    List<QuotedBoard> boards(Month month) {
        return boards.find(Filters.eq(MONTH, month.id()));
    }

    /** The measures of the periods that end in the month, as far as the reach sees them. */
    List<QuotedMeasure> measures(Month month, Reach reach) {
        return seen(Filters.eq(MONTH, month.id()), reach);
    }

    /** The measures of the periods that end in the year, as far as the reach sees them. */
    List<QuotedMeasure> measures(int year, Reach reach) {
        return seen(
                Filters.and(Filters.gt(MONTH, year + "-00"), Filters.lt(MONTH, year + "-99")),
                reach);
    }

    /** A bulletin goes to all counties, the accused among them. */
    private List<QuotedMeasure> seen(Bson which, Reach reach) {
        Set<Measure> restricted = rulebooks.get().everRestricted();
        return measures.find(which).stream()
                .filter(it -> reach.sees(Visibility.SIGNING) || !restricted.contains(it.measure()))
                .toList();
    }

    void record(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case RankingPublished it ->
                        boards.keep(
                                it.board().ranking() + "-" + it.board().period().id(),
                                it.board().revision(),
                                QuotedBoard.of(it),
                                monthOf(it.board().period()));
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
        measures.keep(measure.escalationId(), transition, measure, monthOf(measure.period()));
    }

    private static Map<String, String> monthOf(Period period) {
        return Map.of(MONTH, Month.of(period.end()).id());
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {

        @Bean
        ConcurrentMessageListenerContainer<String, byte[]> reportConsumer(
                EventConsumers consumers, PropertyFacts facts, CountyReports counties) {
            return consumers.container(
                    "reports",
                    events -> {
                        facts.record(events);
                        counties.record(events);
                    },
                    Topic.RANKING,
                    Topic.ESCALATION,
                    Topic.SUPERVISION);
        }
    }
}

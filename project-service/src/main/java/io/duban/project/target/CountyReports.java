package io.duban.project.target;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.Topic;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the counties are heard to have reported (自报指标), the last report for each period. */
@Component
class CountyReports {

    private static final String VERSION = "version";
    private static final String CONTENT = "content";

    private final MongoCollection<Document> reports;
    private final JsonMapper mapper;

    CountyReports(MongoDatabase store, JsonMapper mapper) {
        this.reports = store.getCollection("countyReports");
        this.mapper = mapper;
    }

    /** By the code of the county, in the order of the periods' ends. */
    Map<String, List<IndicatorsReported>> byCounty() {
        List<IndicatorsReported> all = new ArrayList<>();
        reports.find()
                .batchSize(1_000)
                .forEach(
                        it ->
                                all.add(
                                        mapper.readValue(
                                                it.getString(CONTENT), IndicatorsReported.class)));
        return all.stream()
                .sorted(comparing(it -> it.period().end()))
                .collect(groupingBy(it -> it.subject().code()));
    }

    void record(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof IndicatorsReported it
                    && it.subject().type() == SubjectType.COUNTY) {
                record(it);
            }
        }
    }

    /** An earlier report that comes again after a later one changes nothing. */
    private void record(IndicatorsReported report) {
        String id = report.subject().code() + "." + report.period().id();
        Document known = reports.find(Filters.eq("_id", id)).first();
        if (known == null || known.getLong(VERSION) < report.version()) {
            reports.updateOne(
                    Filters.eq("_id", id),
                    Updates.combine(
                            Updates.set(VERSION, report.version()),
                            Updates.set(CONTENT, mapper.writeValueAsString(report))),
                    new UpdateOptions().upsert(true));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {

        @Bean
        ConcurrentMessageListenerContainer<String, byte[]> countyReportConsumer(
                EventConsumers consumers, CountyReports reports) {
            return consumers.container("county-reports", reports::record, Topic.SUPERVISION);
        }
    }
}

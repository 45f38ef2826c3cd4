package io.duban.project.target;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.store.LastHeard;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** What the counties are heard to have reported (自报指标), the last report for each period. */
@Component
public class CountyReports {

    private final LastHeard<IndicatorsReported> reports;

    CountyReports(MongoDatabase store, JsonMapper mapper) {
        this.reports =
                new LastHeard<>(
                        store.getCollection("countyReports"), mapper, IndicatorsReported.class);
    }

    /** By the code of the county, in the order of the periods' ends. */
    Map<String, List<IndicatorsReported>> byCounty() {
        return reports.all().stream()
                .sorted(comparing(it -> it.period().end()))
                .collect(groupingBy(it -> it.subject().code()));
    }

    /** Takes in what counties report; again does no harm. */
    public void record(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof IndicatorsReported it
                    && it.subject().type() == SubjectType.COUNTY) {
                reports.keep(it.subject().code() + "." + it.period().id(), it.version(), it);
            }
        }
    }
}

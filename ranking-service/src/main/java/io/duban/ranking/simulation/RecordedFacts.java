package io.duban.ranking.simulation;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.store.LastHeard;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Misses and findings as they were told last: with the boards, what a simulation replays. */
final class RecordedFacts {

    private final LastHeard<TasksMissed> missed;
    private final LastHeard<FindingRecorded> findings;

    RecordedFacts(MongoDatabase store, JsonMapper mapper) {
        this.missed =
                new LastHeard<>(store.getCollection("recordedMisses"), mapper, TasksMissed.class);
        this.findings =
                new LastHeard<>(
                        store.getCollection("recordedFindings"), mapper, FindingRecorded.class);
    }

    void collect(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case TasksMissed it -> missed.keep(it.due().toString(), it.version(), it);
                case FindingRecorded it -> findings.keep(it.findingId(), 1, it);
                default -> {
                    // Only these two climb ladders of their own.
                }
            }
        }
    }

    List<Miss> misses() {
        return missed.all().stream().flatMap(it -> it.misses().stream()).toList();
    }

    List<Finding> findings() {
        return findings.all().stream().map(FindingRecorded::finding).toList();
    }
}

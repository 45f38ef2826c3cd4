package io.duban.ranking.supervision;

import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.ranking.RunningService;

import java.nio.file.Path;
import java.time.Duration;

/** A service that has heard of a county and a street in it, of which something can be found. */
final class SupervisedCity {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private SupervisedCity() {}

    /** Returns when the bodies are known; the caller closes it. */
    static RunningService start(String name, Path state) {
        RunningService service = RunningService.start(name, state);
        service.tell(
                new BodyRecorded(new BodyProfile("C1", BodyLevel.COUNTY, "兰山区", null, "区"), 1),
                new BodyRecorded(new BodyProfile("S1", BodyLevel.STREET, "银雀山街道", "C1", "街道"), 1));
        await().atMost(LIMIT)
                .until(() -> IndicatorsIT.put(service, "C1", "2022-H2", "{}").status() == 200);
        return service;
    }
}

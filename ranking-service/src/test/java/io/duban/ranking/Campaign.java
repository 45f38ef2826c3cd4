package io.duban.ranking;

import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.recorded;

import java.nio.file.Path;

/** A campaign of two months over three estates. */
public final class Campaign {

    private Campaign() {}

    /** The service after the campaign has been played to the end of July's closing. */
    public static RunningService played(String name, Path stateDir) {
        RunningService service = RunningService.start(name, stateDir);
        service.awaitReady();
        service.tell(recorded("A"), recorded("B", "C2", 1), recorded("Z"));
        service.tell(attached("a1", "A", JUNE), attached("a2", "A", JUNE));
        service.tell(attached("b1", "B", JUNE), attached("z1", "Z", JUNE));
        service.tell(attached("a3", "A", JULY));
        service.advance("2022-08-03");
        service.settle("2022-08-03");
        return service;
    }
}

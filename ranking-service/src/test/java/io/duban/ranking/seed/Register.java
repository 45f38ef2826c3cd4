package io.duban.ranking.seed;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The register of a simulated city: streets move and are renamed, estates change hands. */
final class Register {

    private static final List<String> COUNTIES = World.COUNTIES;
    private static final List<String> STREETS = World.STREETS;

    /** One has no kind: a register of before did not ask for it. */
    private static final List<String> KINDS = Arrays.asList("街道", "街道", "街道", "镇", null);

    private final Random random;
    private final Map<String, BodyRecorded> bodies = new TreeMap<>();
    private final Map<String, EstateRecorded> estates = new TreeMap<>();

    Register(Random random) {
        this.random = random;
    }

    /** The bodies and all estates but two. */
    void begin(List<DubanEvent> first) {
        COUNTIES.forEach(it -> first.add(body(it, BodyLevel.COUNTY, null, "区")));
        for (int i = 0; i < STREETS.size(); i++) {
            String county = COUNTIES.get(i % (COUNTIES.size() - 1));
            first.add(body(STREETS.get(i), BodyLevel.STREET, county, i == 6 ? "镇" : "街道"));
        }
        for (int i = 0; i < World.ESTATES - 2; i++) {
            first.add(estate("E" + i, 1));
        }
    }

    void happen(List<DubanEvent> events) {
        reorganise(events);
        change(events);
    }

    private BodyRecorded body(String code, BodyLevel level, String parent, String kind) {
        BodyRecorded before = bodies.get(code);
        BodyRecorded recorded =
                new BodyRecorded(
                        new BodyProfile(code, level, "机构" + code, parent, kind),
                        before == null ? 1 : before.version() + 1);
        bodies.put(code, recorded);
        return recorded;
    }

    /** A street moves to another county, or calls itself something else, or nothing at all. */
    private void reorganise(List<DubanEvent> events) {
        if (random.nextInt(6) == 0) {
            String street = STREETS.get(random.nextInt(STREETS.size()));
            String county = COUNTIES.get(random.nextInt(COUNTIES.size()));
            events.add(
                    body(
                            street,
                            BodyLevel.STREET,
                            county,
                            KINDS.get(random.nextInt(KINDS.size()))));
        }
    }

    private String county(String street) {
        return bodies.get(street).body().parent();
    }

    private EstateRecorded estate(String id, long version) {
        String street = STREETS.get(Integer.parseInt(id.substring(1)) % STREETS.size());
        EstateProfile profile =
                new EstateProfile(
                        id,
                        "小区" + id,
                        new Party(street, street),
                        new Party(county(street), county(street)),
                        random.nextInt(10) == 0 ? 0 : 100 + random.nextInt(900),
                        new Party("P" + random.nextInt(3), "物业"),
                        "经理");
        EstateRecorded recorded = new EstateRecorded(profile, version);
        estates.put(id, recorded);
        return recorded;
    }

    private void change(List<DubanEvent> events) {
        if (random.nextInt(8) == 0) {
            String id = "E" + random.nextInt(World.ESTATES);
            EstateRecorded before = estates.get(id);
            events.add(estate(id, before == null ? 1 : before.version() + 1));
        }
    }
}

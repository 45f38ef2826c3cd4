package io.duban.ranking.seed;

import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * A city and its year, made from a seed: everything that may happen to it happens somewhere, and
 * arrives doubled, late and in disorder wherever Kafka and the outboxes allow.
 */
final class World {

    static final int PLACES = 4;

    /** Places of the edition that half of the cities adopt. */
    static final int LATER_PLACES = 2;

    static final List<String> COUNTIES = List.of("C0", "C1", "C2", "C3", "C4");
    static final List<String> STREETS = List.of("S0", "S1", "S2", "S3", "S4", "S5", "S6");
    private static final int ESTATES = 12;
    private static final int TICKETS_A_DAY = 9;
    private static final Month FIRST = Month.of(2022, 6);

    private record TicketState(long version, String estate, ComplaintFacts facts) {}

    private final Random random;
    private final Sides sides;
    private final List<Step> steps = new ArrayList<>();
    private final List<DubanEvent> told = new ArrayList<>();
    private final Map<String, EstateRecorded> estates = new TreeMap<>();
    private final Map<String, TicketState> tickets = new TreeMap<>();
    private final LocalDate adoptsOn;

    private World(long seed) {
        this.random = new Random(seed);
        this.sides = new Sides(random);
        this.adoptsOn = random.nextBoolean() ? days().get(5 + random.nextInt(35)) : null;
    }

    /** The notice's rulebook with fewer places, as one edition of it. */
    static String rulebook(int version, LocalDate from, int places) {
        return RulebookSource.of("linyi-2022-57")
                .text()
                .replace("version: 1", "version: " + version)
                .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from)
                .replace("places: 30 ", "places: " + places + " ")
                .replace("mostWithTies: 60 ", "mostWithTies: " + mostWithTies(places) + " ");
    }

    /** Three of two, seven of four: an odd number, which is neither usual nor a multiple. */
    static int mostWithTies(int places) {
        return 2 * places - 1;
    }

    static List<Step> of(long seed) {
        World world = new World(seed);
        world.live();
        return world.steps;
    }

    /** The last days of months, those around a closing, the final ones, and some between. */
    private static List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        for (Month month = FIRST; month.compareTo(Month.of(2023, 1)) <= 0; month = month.next()) {
            LocalDate first = month.start();
            for (int day : new int[] {2, 3, 4, 11, 20}) {
                days.add(first.plusDays(day - 1));
            }
            days.add(month.end());
            LocalDate fin = month.end().plusDays(33);
            if (!days.contains(fin)) {
                days.add(fin);
            }
        }
        days.sort(null);
        return days.stream().distinct().toList();
    }

    private void live() {
        List<DubanEvent> first = new ArrayList<>();
        COUNTIES.forEach(it -> first.add(new BodyRecorded(body(it, BodyLevel.COUNTY, "区"), 1)));
        STREETS.forEach(
                it ->
                        first.add(
                                new BodyRecorded(
                                        body(it, BodyLevel.STREET, it.equals("S6") ? "镇" : "街道"),
                                        1)));
        for (int i = 0; i < ESTATES - 2; i++) {
            first.add(estate("E" + i, 1));
        }
        for (LocalDate day : days()) {
            List<DubanEvent> events = new ArrayList<>(first);
            first.clear();
            complaints(day, events);
            register(events);
            sides.happen(day, events);
            adopt(day, events);
            arrive(events);
            end(day);
        }
    }

    /** Another edition: fewer places, and another measure for those who go through the motions. */
    private void adopt(LocalDate day, List<DubanEvent> events) {
        if (day.equals(adoptsOn)) {
            LocalDate from = day.plusDays(1 + random.nextInt(40));
            String text =
                    rulebook(2, from, LATER_PLACES)
                            .replace("measure: PUBLIC_CRITICISM", "measure: DISCIPLINE_REFERRAL");
            events.add(new RulebookAdopted(2, from, text, day, "admin"));
        }
    }

    private static BodyProfile body(String code, BodyLevel level, String kind) {
        return new BodyProfile(
                code, level, "机构" + code, level == BodyLevel.STREET ? county(code) : null, kind);
    }

    private static String county(String street) {
        return COUNTIES.get((street.charAt(1) - '0') % (COUNTIES.size() - 1));
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

    private void register(List<DubanEvent> events) {
        if (random.nextInt(8) == 0) {
            String id = "E" + random.nextInt(ESTATES);
            EstateRecorded before = estates.get(id);
            events.add(estate(id, before == null ? 1 : before.version() + 1));
        }
    }

    private void complaints(LocalDate day, List<DubanEvent> events) {
        int more = random.nextInt(TICKETS_A_DAY);
        for (int i = 0; i < more; i++) {
            String ticketNo = "T%04d".formatted(tickets.size());
            Month month = late(day);
            LocalDate received = month.start().plusDays(random.nextInt(28));
            LocalDate due = received.plusDays(7);
            String estate = place();
            ComplaintFacts facts =
                    new ComplaintFacts(
                            ticketNo,
                            1,
                            estate,
                            received.atTime(9, 0).atOffset(ZoneOffset.ofHours(8)),
                            month,
                            "property.service",
                            random.nextInt(6) > 0,
                            random.nextInt(9) == 0 ? null : due,
                            null);
            tickets.put(ticketNo, new TicketState(1, estate, facts));
            events.add(new ComplaintAttached(facts));
        }
        List<String> known = new ArrayList<>(tickets.keySet());
        for (int i = 0; i < 4 && !known.isEmpty(); i++) {
            change(known.get(random.nextInt(known.size())), day, events);
        }
    }

    /** Mostly of this month, sometimes of one that may have closed, or be final. */
    private Month late(LocalDate day) {
        Month month = Month.of(day);
        for (int back = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0; back > 0; back--) {
            month = month.previous();
        }
        return month.compareTo(FIRST) < 0 ? FIRST : month;
    }

    private String place() {
        return random.nextInt(12) == 0 ? null : "E" + random.nextInt(ESTATES);
    }

    private void change(String ticketNo, LocalDate day, List<DubanEvent> events) {
        TicketState before = tickets.get(ticketNo);
        long version = before.version() + 1;
        ComplaintFacts facts = before.facts();
        switch (random.nextInt(3)) {
            case 0 -> {
                String to = place();
                if (!Objects.equals(to, before.estate())) {
                    ComplaintFacts moved = facts(facts, version, to, facts.counted(), null);
                    Reattribution move = new Reattribution(before.estate(), to);
                    events.add(
                            new ComplaintDetached(
                                    ticketNo, version, before.estate(), facts.month(), move));
                    events.add(new ComplaintAttached(moved, move));
                    tickets.put(ticketNo, new TicketState(version, to, moved));
                }
            }
            case 1 ->
                    changed(
                            before,
                            facts(facts, version, before.estate(), !facts.counted(), null),
                            events);
            default ->
                    changed(
                            before,
                            facts(facts, version, before.estate(), facts.counted(), day),
                            events);
        }
    }

    private void changed(TicketState before, ComplaintFacts facts, List<DubanEvent> events) {
        events.add(new ComplaintChanged(facts));
        tickets.put(facts.ticketNo(), new TicketState(facts.version(), before.estate(), facts));
    }

    private static ComplaintFacts facts(
            ComplaintFacts of, long version, String estate, boolean counted, LocalDate resolved) {
        return new ComplaintFacts(
                of.ticketNo(),
                version,
                estate,
                of.receivedAt(),
                of.month(),
                of.category(),
                counted,
                of.due(),
                resolved == null ? of.resolvedOn() : resolved);
    }

    static Subject subject(String code) {
        return code.startsWith("S")
                ? Subject.street(code, "机构" + code)
                : Subject.county(code, "机构" + code);
    }

    /**
     * The day's events in an order that Kafka allows: those of one topic, and of one key of the
     * complaints, keep theirs; any of them may come again, on this day or a later one.
     */
    private void arrive(List<DubanEvent> events) {
        Map<String, List<DubanEvent>> queues = new TreeMap<>();
        for (DubanEvent event : events) {
            queues.computeIfAbsent(queue(event), _ -> new ArrayList<>()).add(event);
        }
        List<List<DubanEvent>> open = new ArrayList<>(queues.values());
        while (!open.isEmpty()) {
            List<DubanEvent> queue = open.get(random.nextInt(open.size()));
            DubanEvent event = queue.removeFirst();
            open.removeIf(List::isEmpty);
            steps.add(new Step.Arrives(event, true));
            told.add(event);
            if (random.nextInt(5) == 0) {
                steps.add(new Step.Arrives(told.get(random.nextInt(told.size())), false));
            }
        }
        if (random.nextInt(10) == 0) {
            steps.add(new Step.Restarts());
        }
    }

    private static String queue(DubanEvent event) {
        return switch (event) {
            case ComplaintAttached it -> "k" + it.key();
            case ComplaintChanged it -> "k" + it.key();
            case ComplaintDetached it -> "k" + it.key();
            case EstateRecorded it -> "k" + it.key();
            case BodyRecorded _ -> "bodies";
            case RulebookAdopted _ -> "calendar";
            case IndicatorsReported _, FindingRecorded _ -> "supervision";
            default -> "projects";
        };
    }

    /** The marks, in any order among the topics, some of them twice. */
    private void end(LocalDate day) {
        List<DubanEvent> marks =
                new ArrayList<>(
                        List.of(
                                new DayClosed(day, closings(day)),
                                new BodyDayClosed(day),
                                new ProjectDayClosed(day),
                                new SupervisionDayClosed(day),
                                new DayEnded(day)));
        if (random.nextInt(4) == 0) {
            marks.add(marks.get(random.nextInt(marks.size())));
        }
        Collections.shuffle(marks, random);
        marks.forEach(mark -> steps.add(new Step.Arrives(mark, false)));
        steps.add(new Step.DayOver(day));
    }

    /** Closed with the third day after its end, final thirty days later (RULES 4). */
    static List<MonthClosing> closings(LocalDate day) {
        List<MonthClosing> closings = new ArrayList<>();
        for (Month month = FIRST; month.end().isBefore(day); month = month.next()) {
            LocalDate closes = month.end().plusDays(3);
            LocalDate fin = closes.plusDays(30);
            if (!closes.isAfter(day) && !fin.isBefore(day)) {
                closings.add(new MonthClosing(month, fin.equals(day)));
            }
        }
        return closings;
    }
}

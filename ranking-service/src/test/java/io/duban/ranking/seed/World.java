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
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    static final int ESTATES = 12;
    static final Month FIRST = Month.of(2022, 6);

    private final Random random;
    private final Sides sides;
    private final Register register;
    private final Tickets tickets;
    private final List<Step> steps = new ArrayList<>();
    private final List<DubanEvent> told = new ArrayList<>();
    private final Map<Month, LocalDate> reopened = new TreeMap<>();
    private final LocalDate adoptsOn;

    private World(long seed) {
        this.random = new Random(seed);
        this.sides = new Sides(random);
        this.register = new Register(random);
        this.tickets = new Tickets(random);
        this.adoptsOn = random.nextBoolean() ? days().get(5 + random.nextInt(35)) : null;
    }

    /** The notice's rulebook with fewer places, as one edition of it. */
    static String rulebook(int version, LocalDate from, int places) {
        return RulebookSource.of("linyi-2022-57")
                .text()
                .replace("version: 1", "version: " + version)
                .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from)
                .replace("places: 30 ", "places: " + places + " ");
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
        register.begin(first);
        for (LocalDate day : days()) {
            List<DubanEvent> events = new ArrayList<>(first);
            first.clear();
            tickets.happen(day, events);
            register.happen(events);
            reopen(day);
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

    /** A final month is opened again for some days, so that what came late counts. */
    private void reopen(LocalDate day) {
        List<Month> closed = new ArrayList<>();
        for (Month month = FIRST; finalOn(month).isBefore(day); month = month.next()) {
            if (!reopened.containsKey(month) || reopened.get(month).isBefore(day)) {
                closed.add(month);
            }
        }
        if (!closed.isEmpty() && random.nextInt(8) == 0) {
            List<LocalDate> days = days();
            int last = Math.min(days.indexOf(day) + random.nextInt(4), days.size() - 1);
            reopened.put(closed.get(random.nextInt(closed.size())), days.get(last));
        }
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
        List<MonthClosing> closings = closings(day);
        List<DubanEvent> marks =
                new ArrayList<>(
                        List.of(
                                new DayClosed(day, closings),
                                new BodyDayClosed(day),
                                new ProjectDayClosed(day),
                                new SupervisionDayClosed(day),
                                new DayEnded(day)));
        if (random.nextInt(4) == 0) {
            marks.add(marks.get(random.nextInt(marks.size())));
        }
        Collections.shuffle(marks, random);
        marks.forEach(mark -> steps.add(new Step.Arrives(mark, false)));
        steps.add(new Step.DayOver(day, closings));
    }

    /** Closed with the third day after its end, final thirty days later (RULES 4). */
    private List<MonthClosing> closings(LocalDate day) {
        List<MonthClosing> closings = new ArrayList<>();
        for (Month month = FIRST; month.end().isBefore(day); month = month.next()) {
            LocalDate through = finalOn(month);
            if (through.isBefore(day)) {
                through = reopened.getOrDefault(month, through);
            }
            if (!month.end().plusDays(3).isAfter(day) && !through.isBefore(day)) {
                closings.add(new MonthClosing(month, through.equals(day)));
            }
        }
        return closings;
    }

    private static LocalDate finalOn(Month month) {
        return month.end().plusDays(33);
    }
}

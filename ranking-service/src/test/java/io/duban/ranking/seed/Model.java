package io.duban.ranking.seed;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.seed.Places.Entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the notice demands of a simulated city, worked out from RULES.md by itself: it knows facts
 * and days, and nothing of events that come twice, of revisions' differences or of how boards are
 * stored.
 */
final class Model {

    private record Sums(long complaints, long due, long inTime, long households) {

        static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    complaints + other.complaints,
                    due + other.due,
                    inTime + other.inTime,
                    households + other.households);
        }
    }

    private final Map<String, ComplaintFacts> tickets = new TreeMap<>();
    private final Map<String, EstateProfile> estates = new TreeMap<>();
    private final Map<String, EstateProfile> firstProfiles = new TreeMap<>();
    private final Map<Month, Map<String, EstateProfile>> rolls = new HashMap<>();
    private final Map<Month, Map<String, Sums>> sums = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> reported = new HashMap<>();
    private final Map<String, List<CountyProgress>> progress = new HashMap<>();
    private final Map<String, BodyProfile> bodies = new TreeMap<>();
    private final Map<Month, Map<String, String>> countyOfStreet = new HashMap<>();
    private final Map<String, Places> boards = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Demands demands = new Demands();
    private LocalDate laterFrom = LocalDate.MAX;

    void learn(DubanEvent event) {
        switch (event) {
            case ComplaintAttached it -> learn(it.complaint());
            case ComplaintChanged it -> learn(it.complaint());
            case EstateRecorded it -> {
                estates.put(it.estate().estateId(), it.estate());
                firstProfiles.putIfAbsent(it.estate().estateId(), it.estate());
            }
            case BodyRecorded it -> bodies.put(it.body().code(), it.body());
            case IndicatorsReported it -> {
                Map<String, BigDecimal> values = new HashMap<>();
                for (ReportedIndicator value : it.values()) {
                    values.put(value.indicator(), value.value());
                }
                reported.put(it.subject().code() + " " + it.period().id(), values);
            }
            case ProgressAssessed it -> progress.put(it.period().id(), it.counties());
            case TasksMissed it -> demands.missed(it);
            case FindingRecorded it ->
                    demands.found(it.finding(), !it.finding().on().end().isBefore(laterFrom));
            case RulebookAdopted it -> laterFrom = it.effectiveFrom();
            default -> {
                // Detachments come with an attachment; marks are days.
            }
        }
    }

    /** Of two things said of a ticket the later one holds. */
    private void learn(ComplaintFacts facts) {
        tickets.merge(
                facts.ticketNo(),
                facts,
                (before, now) -> now.version() > before.version() ? now : before);
    }

    /** Everything that is to be said since the day before, in alphabetical order. */
    List<String> dayOver(LocalDate day, List<MonthClosing> closings) {
        List<String> said = new ArrayList<>();
        closings.forEach(it -> count(it.month()));
        for (MonthClosing closing : closings) {
            Month month = closing.month();
            publish(new Key("estate-complaints", month.id()), estates(month), day, said);
            bodies(month).forEach((key, places) -> publish(key, places, day, said));
            if (closing.last()) {
                finish(month, said);
            }
        }
        said.addAll(demands.settle(boards));
        said.sort(null);
        return said;
    }

    /** A ranking and its period. */
    record Key(String ranking, String period) {
        @Override
        public String toString() {
            return ranking + " " + period;
        }
    }

    private void publish(Key key, Places places, LocalDate day, List<String> said) {
        if (places.equals(boards.get(key.toString()))) {
            return;
        }
        boards.put(key.toString(), places);
        int revision = revisions.merge(key.toString(), 1, Integer::sum);
        said.add("board %s r%d %s %s".formatted(key, revision, day, places));
    }

    private void finish(Month month, List<String> said) {
        for (String key : boards.keySet()) {
            if (endsWith(key.substring(key.indexOf(' ') + 1), month)) {
                said.add("final %s r%d".formatted(key, revisions.get(key)));
            }
        }
    }

    private static boolean endsWith(String period, Month month) {
        int number = month.value().getMonthValue();
        int year = month.value().getYear();
        return period.equals(month.id())
                || (number % 3 == 0 && period.equals(year + "-Q" + number / 3))
                || (number % 6 == 0 && period.equals(year + "-H" + number / 6))
                || period.equals(month.end().toString());
    }

    /** The roll is called when the month closes; who comes later is shown when charged. */
    private Map<String, EstateProfile> shown(Month month) {
        Map<String, EstateProfile> shown =
                new TreeMap<>(rolls.computeIfAbsent(month, _ -> Map.copyOf(estates)));
        firstProfiles.forEach(
                (id, profile) -> {
                    if (complaints(month, id) > 0) {
                        shown.putIfAbsent(id, profile);
                    }
                });
        return shown;
    }

    /** Who comes late counts for its street and county also by what was due in the month. */
    private Map<String, EstateProfile> summed(Month month) {
        Map<String, EstateProfile> summed = new TreeMap<>(shown(month));
        firstProfiles.forEach(
                (id, profile) -> {
                    if (due(month, id, false) > 0) {
                        summed.putIfAbsent(id, profile);
                    }
                });
        return summed;
    }

    private long complaints(Month month, String estate) {
        return tickets.values().stream()
                .filter(it -> it.counted() && it.month().equals(month))
                .filter(it -> estate.equals(it.estateId()))
                .count();
    }

    private Places estates(Month month) {
        Map<String, EstateProfile> shown = shown(month);
        List<Entry> entries = new ArrayList<>();
        shown.forEach(
                (id, profile) ->
                        entries.add(
                                new Entry(
                                        id,
                                        BigDecimal.valueOf(complaints(month, id)),
                                        BigDecimal.ZERO,
                                        profile.company().id())));
        long nobody =
                tickets.values().stream()
                        .filter(it -> it.counted() && it.month().equals(month))
                        .filter(
                                it ->
                                        it.estateId() == null
                                                || !firstProfiles.containsKey(it.estateId()))
                        .count();
        return Places.first(
                entries,
                month.start().isBefore(laterFrom) ? World.PLACES : World.LATER_PLACES,
                nobody);
    }

    /** By the street; the county is the one in which the street lies when a period closes. */
    private void count(Month month) {
        countyOfStreet.computeIfAbsent(month, _ -> counties());
        Map<String, Sums> now = new HashMap<>();
        summed(month)
                .forEach(
                        (id, profile) -> {
                            long due = due(month, id, false);
                            long inTime = due(month, id, true);
                            now.merge(
                                    profile.street().id(),
                                    new Sums(
                                            complaints(month, id),
                                            due,
                                            inTime,
                                            profile.households()),
                                    Sums::plus);
                        });
        sums.put(month, now);
    }

    private Map<String, String> counties() {
        Map<String, String> counties = new TreeMap<>();
        bodies(BodyLevel.STREET).forEach(it -> counties.put(it.code(), it.parent()));
        return counties;
    }

    private List<BodyProfile> bodies(BodyLevel level) {
        return bodies.values().stream().filter(it -> it.level() == level).toList();
    }

    /** What a street, or all streets of a county, have in a month. */
    private Sums sums(Month month, String body, Month closing) {
        Sums all = Sums.NONE;
        for (var street : sums.getOrDefault(month, Map.of()).entrySet()) {
            String county = countyOfStreet.get(closing).get(street.getKey());
            if (body.equals(street.getKey()) || body.equals(county)) {
                all = all.plus(street.getValue());
            }
        }
        return all;
    }

    private long due(Month month, String estate, boolean inTime) {
        return tickets.values().stream()
                .filter(it -> estate.equals(it.estateId()))
                .filter(it -> it.due() != null && Month.of(it.due()).equals(month))
                .filter(
                        it ->
                                !inTime
                                        || (it.resolvedOn() != null
                                                && !it.resolvedOn().isAfter(it.due())))
                .count();
    }

    private Map<Key, Places> bodies(Month month) {
        Map<Key, Places> places = new HashMap<>();
        int number = month.value().getMonthValue();
        int year = month.value().getYear();
        if (number == 6 || number == 9 || number == 12) {
            int from = number == 6 ? 1 : number - 2;
            places.put(
                    new Key("street-work", month.end().toString()),
                    scored(streets(), 3, from, month, month.end().toString()));
        }
        if (number % 6 == 0) {
            String half = year + "-H" + number / 6;
            places.put(
                    new Key("county-property", half),
                    scored(codes(bodies(BodyLevel.COUNTY)), 2, number - 5, month, half));
        }
        if (!month.id().equals("2022-06")) {
            places.put(new Key("county-progress-monthly", month.id()), advanced(month.id()));
            if (number % 3 == 0) {
                String quarter = year + "-Q" + number / 3;
                places.put(new Key("county-progress-quarterly", quarter), advanced(quarter));
            }
        }
        return places;
    }

    /** 镇 are not ranked, and who says nothing of its kind is none of the ranked ones either. */
    private List<String> streets() {
        return codes(
                bodies(BodyLevel.STREET).stream().filter(it -> "街道".equals(it.kind())).toList());
    }

    private static List<String> codes(List<BodyProfile> bodies) {
        return bodies.stream().map(BodyProfile::code).toList();
    }

    private Places advanced(String period) {
        List<Entry> entries = new ArrayList<>();
        for (CountyProgress it : progress.getOrDefault(period, List.of())) {
            entries.add(
                    new Entry(
                            it.county().code(),
                            it.deliveryRate(),
                            BigDecimal.valueOf(-it.overdueDays()),
                            null));
        }
        List<String> absent =
                codes(bodies(BodyLevel.COUNTY)).stream()
                        .filter(code -> entries.stream().noneMatch(it -> it.code().equals(code)))
                        .map(code -> code + "[deliveryRate]")
                        .sorted()
                        .toList();
        return Places.last(entries, 3, absent);
    }

    private Places scored(List<String> bodies, int places, int from, Month last, String period) {
        List<Entry> entries = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String body : bodies) {
            Map<String, BigDecimal> values = values(body, from, last, period);
            List<String> missing = Score.missing(values);
            if (missing.isEmpty()) {
                BigDecimal score = Score.of(values, body.startsWith("S"));
                entries.add(new Entry(body, score, BigDecimal.ZERO, null));
            } else {
                absent.add(body + missing);
            }
        }
        absent.sort(null);
        return Places.last(entries, places, absent);
    }

    private Map<String, BigDecimal> values(String body, int from, Month last, String period) {
        Map<String, BigDecimal> values =
                new HashMap<>(reported.getOrDefault(body + " " + period, Map.of()));
        Sums all = Sums.NONE;
        int months = 0;
        long households = 0;
        int year = last.value().getYear();
        for (int number = from; number <= last.value().getMonthValue(); number++) {
            Month month = Month.of(year, number);
            if (year > 2022 || number >= 6) {
                Sums one = sums(month, body, last);
                all = all.plus(one);
                households = one.households();
                months++;
            }
        }
        if (households > 0) {
            values.put(
                    "complaintsPerThousandHouseholds",
                    Score.rounded(
                            BigDecimal.valueOf(all.complaints() * 1000),
                            BigDecimal.valueOf(households * months)));
        }
        values.put(
                "timelyResolutionRate",
                all.due() == 0
                        ? BigDecimal.ONE
                        : Score.rounded(
                                BigDecimal.valueOf(all.inTime()), BigDecimal.valueOf(all.due())));
        return values;
    }
}

package io.duban.ranking.tally;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.board.Timeliness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A partition's memory without Kafka. */
final class InMemoryTally implements TallyState {

    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<Month, Map<String, Long>> counts = new HashMap<>();
    private final Map<Month, Map<String, Timeliness>> timeliness = new HashMap<>();
    private final Map<String, RegisteredEstate> estates = new TreeMap<>();
    private final Map<Month, Map<String, EstateProfile>> rolls = new HashMap<>();
    private final Map<Month, MonthState> months = new TreeMap<>();
    private final Map<String, SeenHalves> halves = new TreeMap<>();
    private long answered;
    private Optional<LocalDate> lastDay = Optional.empty();

    @Override
    public Optional<Ticket> ticket(String key, String ticketNo) {
        return Optional.ofNullable(tickets.get(key + " " + ticketNo));
    }

    @Override
    public void keep(String key, String ticketNo, Ticket ticket) {
        tickets.put(key + " " + ticketNo, ticket);
    }

    @Override
    public long count(Month month, String key) {
        return counts(month).getOrDefault(key, 0L);
    }

    @Override
    public void count(Month month, String key, long complaints) {
        counts.computeIfAbsent(month, _ -> new TreeMap<>()).put(key, complaints);
    }

    @Override
    public Map<String, Long> counts(Month month) {
        return counts.getOrDefault(month, Map.of());
    }

    @Override
    public Timeliness timeliness(Month month, String key) {
        return timeliness.getOrDefault(month, Map.of()).getOrDefault(key, Timeliness.NONE);
    }

    @Override
    public void timeliness(Month month, String key, Timeliness now) {
        timeliness.computeIfAbsent(month, _ -> new TreeMap<>()).put(key, now);
    }

    @Override
    public List<String> dueIn(Month month) {
        return List.copyOf(timeliness.getOrDefault(month, Map.of()).keySet());
    }

    @Override
    public Optional<RegisteredEstate> estate(String estateId) {
        return Optional.ofNullable(estates.get(estateId));
    }

    @Override
    public void keep(RegisteredEstate estate) {
        estates.put(estate.latest().estateId(), estate);
    }

    @Override
    public List<RegisteredEstate> estates() {
        return List.copyOf(estates.values());
    }

    @Override
    public void enrol(Month month, EstateProfile estate) {
        rolls.computeIfAbsent(month, _ -> new TreeMap<>()).put(estate.estateId(), estate);
    }

    @Override
    public List<EstateProfile> roll(Month month) {
        return new ArrayList<>(rolls.getOrDefault(month, Map.of()).values());
    }

    @Override
    public Optional<SeenHalves> halves(String key, String ticketNo) {
        return Optional.ofNullable(halves.get(key + " " + ticketNo));
    }

    @Override
    public void keep(SeenHalves seen) {
        halves.put(seen.key() + " " + seen.ticketNo(), seen);
    }

    @Override
    public void forgetHalves(long after, int atMost) {
        halves.entrySet().stream()
                .filter(it -> it.getValue().after() <= after)
                .map(Map.Entry::getKey)
                .limit(atMost)
                .toList()
                .forEach(halves::remove);
    }

    @Override
    public MonthState stateOf(Month month) {
        return months.getOrDefault(month, MonthState.OPEN);
    }

    @Override
    public void stateOf(Month month, MonthState state) {
        months.put(month, state);
    }

    @Override
    public List<Month> revisable() {
        return months.entrySet().stream()
                .filter(
                        it ->
                                it.getValue() == MonthState.TOLD
                                        || it.getValue() == MonthState.CHANGED)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return lastDay;
    }

    @Override
    public void lastDay(LocalDate day) {
        lastDay = Optional.of(day);
        answered++;
    }

    @Override
    public long answered() {
        return answered;
    }
}

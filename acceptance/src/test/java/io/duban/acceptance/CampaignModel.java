package io.duban.acceptance;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must come out, written down a second time from RULES 2.0, 2.1 and 4 in the plainest way,
 * knowing nothing of the code under test.
 */
final class CampaignModel {

    /** An escalation as far as it is compared. */
    record Expected(String estate, String period, String measure, int streak)
            implements Comparable<Expected> {
        @Override
        public int compareTo(Expected other) {
            return Comparator.comparing(Expected::period)
                    .thenComparing(Expected::estate)
                    .thenComparing(Expected::measure)
                    .thenComparing(Expected::streak)
                    .compare(this, other);
        }
    }

    private record Ticket(YearMonth month, String estate) {}

    private static final int PLACES = 30;
    private static final int MOST_WITH_TIES = 60;

    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, String> companies = new HashMap<>();
    private final Map<YearMonth, Map<String, String>> companiesAtClosing = new TreeMap<>();
    private final Map<String, Expected> standing = new LinkedHashMap<>();
    private final Set<String> everRaised = new HashSet<>();

    void company(String estate, String company) {
        companies.put(estate, company);
    }

    /** A counted complaint; a ticket that came before changes nothing. */
    void complaint(String ticket, YearMonth month, String estate) {
        tickets.putIfAbsent(ticket, new Ticket(month, estate));
    }

    /** Whether the ticket is a counted complaint of the month. */
    boolean isOf(String ticket, YearMonth month) {
        return tickets.containsKey(ticket) && tickets.get(ticket).month().equals(month);
    }

    void reattribute(String ticket, String estate) {
        tickets.put(ticket, new Ticket(tickets.get(ticket).month(), estate));
    }

    /** A day ends and brings nothing but the changes since the day before. */
    void revise() {
        derive();
    }

    /** A month closes. */
    void close(YearMonth month) {
        companiesAtClosing.put(month, Map.copyOf(companies));
        derive();
    }

    /** Complaints of each estate in the month. */
    Map<String, Integer> counts(YearMonth month) {
        Map<String, Integer> counts = new TreeMap<>();
        companies.keySet().forEach(it -> counts.put(it, 0));
        tickets.values().stream()
                .filter(it -> it.month().equals(month))
                .forEach(it -> counts.merge(it.estate(), 1, Integer::sum));
        return counts;
    }

    Set<Expected> raised() {
        return new TreeSet<>(standing.values());
    }

    /** Keys of what was raised once and does not stand: estate, period, measure. */
    Set<String> revoked() {
        Set<String> revoked = new TreeSet<>(everRaised);
        revoked.removeAll(standing.keySet());
        return revoked;
    }

    /**
     * The estates on the list: a rank of at most 30, never with zero. The tie at the cut is on it
     * whole, or where more than 60 would be listed for its sake, not at all.
     */
    Set<String> listed(YearMonth month) {
        Map<String, Integer> counts = counts(month);
        Set<String> listed = new TreeSet<>();
        counts.forEach(
                (estate, count) -> {
                    long ahead = counts.values().stream().filter(it -> it > count).count();
                    if (count > 0 && ahead < PLACES) {
                        listed.add(estate);
                    }
                });
        if (listed.size() > MOST_WITH_TIES) {
            int fewest = listed.stream().mapToInt(counts::get).min().orElseThrow();
            listed.removeIf(estate -> counts.get(estate) == fewest);
        }
        return listed;
    }

    /** An escalation that still stands tells the streak on which it stands now. */
    private void derive() {
        standing.clear();
        for (YearMonth month : companiesAtClosing.keySet()) {
            for (String estate : listed(month)) {
                int streak = streak(estate, month);
                for (String measure : measures(streak)) {
                    Expected expected = new Expected(estate, month.toString(), measure, streak);
                    String key = estate + " " + month + " " + measure;
                    standing.put(key, expected);
                }
            }
        }
        everRaised.addAll(standing.keySet());
    }

    private int streak(String estate, YearMonth month) {
        String company = companiesAtClosing.get(month).get(estate);
        int streak = 0;
        YearMonth at = month;
        while (companiesAtClosing.containsKey(at)
                && listed(at).contains(estate)
                && company.equals(companiesAtClosing.get(at).get(estate))) {
            streak++;
            at = at.minusMonths(1);
        }
        return streak;
    }

    private static List<String> measures(int streak) {
        List<String> measures = new ArrayList<>();
        measures.add("INTERVIEW_COMPANY");
        if (streak == 2) {
            measures.add("REPLACE_MANAGER");
        }
        if (streak == 3) {
            measures.add("BLACKLIST");
        }
        return measures;
    }
}

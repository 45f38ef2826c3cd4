package io.duban.ranking.seed;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** RULES 2: the measures that boards, misses and findings demand, and how they change. */
final class Demands {

    private final Map<LocalDate, Set<String>> missed = new TreeMap<>();
    private final Set<String> found = new TreeSet<>();
    private final Map<String, String> standing = new TreeMap<>();

    void missed(TasksMissed event) {
        Set<String> counties = new TreeSet<>();
        for (Miss miss : event.misses()) {
            counties.add(miss.subject().code());
        }
        missed.put(event.due(), counties);
    }

    /**
     * @param later whether it lies under the later edition
     */
    void found(Finding finding, boolean later) {
        String[] rule =
                switch (finding.kind()) {
                    case INACTION -> new String[] {"finding-inaction", "ACCOUNTABILITY_LETTER"};
                    case SLOW_ACTION ->
                            new String[] {"finding-slow-action", "ACCOUNTABILITY_LETTER"};
                    case MISHANDLED_PUBLIC_OPINION ->
                            new String[] {
                                "finding-mishandled-public-opinion", "ACCOUNTABILITY_LETTER"
                            };
                    case PERFUNCTORY ->
                            new String[] {
                                "finding-perfunctory",
                                later ? "DISCIPLINE_REFERRAL" : "PUBLIC_CRITICISM"
                            };
                    case FORMALISM -> new String[] {"finding-formalism", "DISCIPLINE_REFERRAL"};
                };
        found.add(key(rule[0], finding.subject().code(), finding.on().id(), rule[1]));
    }

    /** What changes by what is known now; what stands is not said again. */
    List<String> settle(Map<String, Places> boards) {
        Map<String, String> now = new TreeMap<>();
        found.forEach(it -> now.put(it, ""));
        misses(now);
        boards.forEach(
                (key, places) -> places.listed().forEach(row -> climb(key, row, boards, now)));
        List<String> said = new ArrayList<>();
        for (String key : List.copyOf(standing.keySet())) {
            if (!now.containsKey(key)) {
                said.add("revoked " + key);
                standing.remove(key);
            }
        }
        now.forEach(
                (key, count) -> {
                    if (standing.putIfAbsent(key, count) == null) {
                        said.add("raised " + key + " " + count);
                    }
                });
        return said;
    }

    private void misses(Map<String, String> now) {
        Map<String, Integer> times = new TreeMap<>();
        missed.forEach(
                (day, counties) ->
                        counties.forEach(
                                county -> {
                                    int time = times.merge(county, 1, Integer::sum);
                                    String measure =
                                            time == 1
                                                    ? "CIRCULAR"
                                                    : time == 2
                                                            ? "INTERVIEW_COUNTY"
                                                            : "ACCOUNTABILITY";
                                    now.put(
                                            key(
                                                    "county-task-misses",
                                                    county,
                                                    day.toString(),
                                                    measure),
                                            "x" + time);
                                }));
    }

    private static void climb(
            String board, Places.Row row, Map<String, Places> boards, Map<String, String> now) {
        String ranking = board.substring(0, board.indexOf(' '));
        String period = board.substring(board.indexOf(' ') + 1);
        switch (ranking) {
            case "county-progress-monthly" ->
                    now.put(key(ranking, row.code(), period, "PROMPT_LETTER"), "");
            case "county-progress-quarterly" ->
                    now.put(key(ranking, row.code(), period, "SUPERVISION_LETTER"), "");
            case "county-property" ->
                    now.put(
                            key(
                                    ranking,
                                    row.code(),
                                    period,
                                    period.endsWith("H1") ? "INTERVIEW_COUNTY" : "YELLOW_CARD"),
                            "");
            default -> {
                int streak = streak(ranking, period, row, boards);
                for (String measure : measures(ranking, streak)) {
                    now.put(key(ranking, row.code(), period, measure), "s" + streak);
                }
            }
        }
    }

    private static List<String> measures(String ranking, int streak) {
        List<String> measures = new ArrayList<>();
        if (ranking.equals("estate-complaints")) {
            measures.add("INTERVIEW_COMPANY");
            if (streak == 2) {
                measures.add("REPLACE_MANAGER");
            }
            if (streak == 3) {
                measures.add("BLACKLIST");
            }
        } else {
            measures.add(
                    switch (streak) {
                        case 1 -> "SUPERVISED_RECTIFICATION";
                        case 2 -> "INTERVIEW_REMINDER";
                        default -> "ACCOUNTABILITY";
                    });
        }
        return measures;
    }

    private static int streak(
            String ranking, String period, Places.Row row, Map<String, Places> boards) {
        int streak = 1;
        for (String at = before(ranking, period); at != null; at = before(ranking, at)) {
            Places places = boards.get(ranking + " " + at);
            Optional<Places.Row> listed =
                    places == null
                            ? Optional.empty()
                            : places.listed().stream()
                                    .filter(it -> it.code().equals(row.code()))
                                    .filter(
                                            it ->
                                                    row.company() == null
                                                            || row.company().equals(it.company()))
                                    .findFirst();
            if (listed.isEmpty()) {
                return streak;
            }
            streak++;
        }
        return streak;
    }

    /** The period before; null where a streak cannot reach back. */
    private static String before(String ranking, String period) {
        if (ranking.equals("estate-complaints")) {
            return ((Month) Period.parse(period)).previous().id();
        }
        return switch (period.substring(5)) {
            case "09-30" -> period.substring(0, 5) + "06-30";
            case "12-31" -> period.substring(0, 5) + "09-30";
            default -> null;
        };
    }

    private static String key(String rule, String subject, String period, String measure) {
        return rule + " " + subject + " " + period + " " + measure;
    }
}

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

    /**
     * What stands.
     *
     * @param count how often in a row, or in all
     * @param evidence where the subject stood, among how many, and how many tasks were missed
     */
    private record Told(String count, String evidence) {}

    private final Map<LocalDate, Map<String, Set<String>>> missed = new TreeMap<>();
    private final Set<String> found = new TreeSet<>();
    private final Map<String, Told> standing = new TreeMap<>();

    void missed(TasksMissed event) {
        Map<String, Set<String>> counties = new TreeMap<>();
        for (Miss miss : event.misses()) {
            counties.computeIfAbsent(miss.subject().code(), _ -> new TreeSet<>()).add(miss.task());
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

    /** What changes by what is known now; what stands is said again only if it rests on others. */
    List<String> settle(Map<String, Places> boards) {
        Map<String, Told> now = new TreeMap<>();
        found.forEach(it -> now.put(it, new Told("", "")));
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
                (key, told) -> {
                    Told before = standing.put(key, told);
                    if (!told.equals(before)) {
                        String change = before == null ? "raised " : "amended ";
                        said.add(change + key + " " + told.count());
                    }
                });
        return said;
    }

    private void misses(Map<String, Told> now) {
        Map<String, Integer> times = new TreeMap<>();
        Map<String, String> tasks = new TreeMap<>();
        missed.forEach(
                (day, counties) ->
                        counties.forEach(
                                (county, missed) -> {
                                    int time = times.merge(county, 1, Integer::sum);
                                    String all =
                                            tasks.merge(
                                                    county,
                                                    day + "=" + missed.size(),
                                                    (before, next) -> before + " " + next);
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
                                            new Told("x" + time, all));
                                }));
    }

    private static void climb(
            String board, Places.Row row, Map<String, Places> boards, Map<String, Told> now) {
        String ranking = board.substring(0, board.indexOf(' '));
        String period = board.substring(board.indexOf(' ') + 1);
        Told alone = new Told("", evidence(boards.get(board), row.code()));
        switch (ranking) {
            case "county-progress-monthly" ->
                    now.put(key(ranking, row.code(), period, "PROMPT_LETTER"), alone);
            case "county-progress-quarterly" ->
                    now.put(key(ranking, row.code(), period, "SUPERVISION_LETTER"), alone);
            case "county-property" ->
                    now.put(
                            key(
                                    ranking,
                                    row.code(),
                                    period,
                                    period.endsWith("H1") ? "INTERVIEW_COUNTY" : "YELLOW_CARD"),
                            alone);
            default -> {
                List<String> streak = streak(ranking, period, row, boards);
                Told told = new Told("s" + streak.size(), streak.toString());
                for (String measure : measures(ranking, streak.size())) {
                    now.put(key(ranking, row.code(), period, measure), told);
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

    /** Where the subject stood in each period of its streak, the latest first. */
    private static List<String> streak(
            String ranking, String period, Places.Row row, Map<String, Places> boards) {
        List<String> streak = new ArrayList<>();
        streak.add(evidence(boards.get(ranking + " " + period), row.code()));
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
            streak.add(evidence(places, row.code()));
        }
        return streak;
    }

    private static String evidence(Places places, String code) {
        Places.Row row =
                places.rows().stream().filter(it -> it.code().equals(code)).findFirst().get();
        return row + " of " + places.rows().size() + " without " + places.leftOut();
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

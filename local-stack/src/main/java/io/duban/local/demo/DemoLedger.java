package io.duban.local.demo;

import io.duban.contracts.project.Stage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The projects of the demonstration: 124 of shantytowns and 60 unfinished communities, as many as
 * the notice counts, generated and in no county's real ledger.
 */
final class DemoLedger {

    private static final int SHANTYTOWNS = 124;
    private static final int DELIVERED_FIRST = 85;
    private static final int COMMUNITIES = 60;
    private static final int FIRST_YEAR = 2022;
    private static final String[] ALL =
            Arrays.stream(Stage.values()).map(Stage::name).toArray(String[]::new);
    private static final String[] LATE = {"START", "TOPPED_OUT", "COMPLETION", "DELIVERY"};

    /** A stage and the day it is due. */
    record Milestone(String stage, LocalDate due) {}

    /** A project with its plan. */
    record Project(
            String id,
            String kind,
            String name,
            String county,
            int year,
            List<Milestone> milestones) {}

    /** That a stage is complete. */
    record Completion(String project, String stage, LocalDate on) {}

    private final SplittableRandom random;
    private final List<String> counties;
    private final List<Project> projects = new ArrayList<>();
    private final Map<String, Integer> done = new HashMap<>();

    DemoLedger(List<String> counties, long seed) {
        this.random = new SplittableRandom(seed);
        this.counties = counties;
        for (int i = 0; i < SHANTYTOWNS; i++) {
            LocalDate end =
                    i < DELIVERED_FIRST
                            ? LocalDate.of(2022, 12, 10)
                            : LocalDate.of(2023, 6 + i % 6, 15);
            add("SP", "SHANTYTOWN", "棚改安置项目", i, 2022, end, i % 8 == 0 ? ALL : LATE);
        }
        // The one that may take another's place in the year.
        add("SP", "SHANTYTOWN", "棚改备选项目", SHANTYTOWNS, 2023, LocalDate.of(2023, 11, 30), LATE);
        for (int i = 0; i < COMMUNITIES; i++) {
            LocalDate end =
                    i < 40
                            ? LocalDate.of(2022, 12, 5)
                            : i < 54 ? LocalDate.of(2023, 12, 5) : LocalDate.of(2024, 6, 5);
            add("UC", "UNFINISHED_COMMUNITY", "未建成社区", i, end.getYear(), end, LATE);
        }
    }

    List<Project> projects() {
        return projects;
    }

    Map<String, Object> document(Project project) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", project.id());
        document.put("kind", project.kind());
        document.put("name", project.name());
        document.put("county", project.county());
        document.put("provincialLedger", project.kind().equals("SHANTYTOWN"));
        document.put("year", project.year());
        document.put(
                "milestones",
                project.milestones().stream()
                        .map(it -> Map.of("stage", it.stage(), "due", it.due().toString()))
                        .toList());
        int number = projects.indexOf(project);
        if (number % 20 == 3) {
            document.put(
                    "funds",
                    Map.of(
                            "arrived", 50_000_000,
                            "due", 30_000_000,
                            "paid", 20_000_000,
                            "idleDays", 120,
                            "misuse", number % 40 == 3));
        }
        return document;
    }

    /** Nothing more is completed of a project that has left the ledger. */
    void leave(String project) {
        done.put(project, Integer.MAX_VALUE);
    }

    /** What is completed in the month: most of what is due, in slow counties less. */
    List<Completion> completions(YearMonth month) {
        List<Completion> completions = new ArrayList<>();
        for (Project project : projects) {
            LocalDate after = month.atDay(1);
            int next = done.getOrDefault(project.id(), 0);
            while (next < project.milestones().size()) {
                Milestone milestone = project.milestones().get(next);
                boolean due = !milestone.due().isAfter(month.atEndOfMonth());
                if (!due
                        || random.nextDouble() > diligence(project.county())
                        || isStuck(project, milestone)) {
                    break;
                }
                LocalDate on = milestone.due().isBefore(after) ? after : milestone.due();
                completions.add(new Completion(project.id(), milestone.stage(), on));
                after = on;
                next++;
            }
            done.put(project.id(), next);
        }
        return completions;
    }

    /** The last county finishes nothing that was not due in the first year. */
    private boolean isStuck(Project project, Milestone milestone) {
        return project.county().equals(counties.getLast())
                && milestone.stage().equals("COMPLETION")
                && milestone.due().getYear() > FIRST_YEAR;
    }

    private double diligence(String county) {
        return 0.97 - 0.045 * counties.indexOf(county);
    }

    private void add(
            String prefix,
            String kind,
            String name,
            int number,
            int year,
            LocalDate end,
            String[] stages) {
        List<Milestone> milestones = new ArrayList<>();
        int delivery = List.of(stages).indexOf("DELIVERY");
        for (int i = 0; i < stages.length; i++) {
            LocalDate due = end.minusDays(40L * (delivery - i));
            LocalDate first = LocalDate.of(2022, 6, 20).plusDays(i);
            milestones.add(new Milestone(stages[i], due.isBefore(first) ? first : due));
        }
        projects.add(
                new Project(
                        "%s-%03d".formatted(prefix, number + 1),
                        kind,
                        "%s%03d号(演示)".formatted(name, number + 1),
                        counties.get(number % counties.size()),
                        year,
                        milestones));
    }
}

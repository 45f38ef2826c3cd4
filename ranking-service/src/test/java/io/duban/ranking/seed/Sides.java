package io.duban.ranking.seed;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.score.ReportedIndicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Indicators, misses, progress and findings of a simulated city, corrected now and then. */
final class Sides {

    private static final List<String> REPORTED =
            List.of(
                    "monthlyInspectionRate",
                    "ownersCommitteeRate",
                    "partyCoverageRate",
                    "professionalCoverageRate");
    private static final List<FindingKind> KINDS = List.of(FindingKind.values());

    private final Random random;
    private final Map<String, Long> versions = new HashMap<>();
    private int findings;

    Sides(Random random) {
        this.random = random;
    }

    /** What happens beside the complaints on a day. */
    void happen(LocalDate day, List<DubanEvent> events) {
        if (day.getDayOfMonth() == 3 || random.nextInt(3) == 0) {
            for (String period : List.of("2022-06-30", "2022-09-30", "2022-12-31")) {
                report(World.STREETS, period, day, events);
            }
            report(World.COUNTIES, "2022-H1", day, events);
            report(World.COUNTIES, "2022-H2", day, events);
        }
        if (random.nextInt(4) == 0) {
            events.add(missed(day.minusDays(random.nextInt(3)), day));
        }
        if (day.getDayOfMonth() == 3 || random.nextInt(6) == 0) {
            Month month = Month.of(day).previous();
            progress(month.id(), day, events);
            progress(
                    month.value().getYear() + "-Q" + (month.value().getMonthValue() + 2) / 3,
                    day,
                    events);
        }
        if (random.nextInt(6) == 0) {
            Finding finding =
                    new Finding(
                            KINDS.get(random.nextInt(KINDS.size())),
                            World.subject(
                                    World.COUNTIES.get(random.nextInt(World.COUNTIES.size()))),
                            null,
                            new Day(day),
                            "事实",
                            List.of("doc"));
            events.add(new FindingRecorded("F" + findings++, finding));
        }
    }

    private void report(
            List<String> bodies, String period, LocalDate day, List<DubanEvent> events) {
        for (String code : bodies) {
            if (random.nextInt(3) == 0) {
                List<ReportedIndicator> values = new ArrayList<>();
                for (String indicator : REPORTED) {
                    if (random.nextInt(12) > 0) {
                        values.add(
                                new ReportedIndicator(
                                        indicator, new BigDecimal("0." + (4 + random.nextInt(6)))));
                    }
                }
                events.add(
                        new IndicatorsReported(
                                World.subject(code),
                                Period.parse(period),
                                values,
                                next("i" + code + period),
                                day));
            }
        }
    }

    private TasksMissed missed(LocalDate due, LocalDate day) {
        List<Miss> misses = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            misses.add(
                    new Miss(
                            World.subject(
                                    World.COUNTIES.get(random.nextInt(World.COUNTIES.size()))),
                            new Day(due),
                            "K" + random.nextInt(4)));
        }
        return new TasksMissed(due, next("m" + due), day, misses);
    }

    private void progress(String period, LocalDate day, List<DubanEvent> events) {
        List<CountyProgress> counties = new ArrayList<>();
        for (String code : World.COUNTIES) {
            if (random.nextInt(6) > 0) {
                // One in five has done everything; one in three has nothing overdue.
                int done = random.nextInt(5);
                counties.add(
                        new CountyProgress(
                                World.subject(code),
                                BigDecimal.valueOf(4),
                                BigDecimal.valueOf(done),
                                new BigDecimal(done).divide(BigDecimal.valueOf(4)).setScale(4),
                                random.nextInt(3)));
            }
        }
        events.add(new ProgressAssessed(Period.parse(period), next("p" + period), day, counties));
    }

    private long next(String key) {
        return versions.merge(key, 1L, Long::sum);
    }
}

package io.duban.bench;

import io.duban.contracts.project.Stage;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Projects whose first stages run out in the last months of the benchmark. */
final class Projects {

    static final int MANY = 2_000;
    private static final LocalDate FIRST_DUE = LocalDate.of(2025, 3, 1);
    private static final int SPREAD_DAYS = 120;
    private static final int BETWEEN_STAGES = 60;
    private static final List<Stage> STAGES = List.of(Stage.values());

    private Projects() {}

    static Iterator<Map<String, Object>> all() {
        return IntStream.range(0, MANY).mapToObj(Projects::one).iterator();
    }

    private static Map<String, Object> one(int n) {
        LocalDate first = FIRST_DUE.plusDays(n % SPREAD_DAYS);
        return Map.of(
                "id",
                "SP-%04d".formatted(n),
                "kind",
                "SHANTYTOWN",
                "name",
                "棚改项目%04d号(演示)".formatted(n),
                "county",
                "C1",
                "provincialLedger",
                true,
                "year",
                2022 + n % 4,
                "milestones",
                IntStream.range(0, STAGES.size())
                        .mapToObj(
                                i ->
                                        Map.of(
                                                "stage",
                                                STAGES.get(i).name(),
                                                "due",
                                                first.plusDays((long) i * BETWEEN_STAGES)
                                                        .toString()))
                        .toList());
    }
}

package io.duban.ranking.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.event.BodyEvent;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.ranking.board.Side;
import io.duban.ranking.tally.DrivenCore;
import io.duban.ranking.topology.DrivenTopology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cities made from seeds. Fifty in every build, more with {@code -Dduban.seeds=1000}, a single one
 * again with {@code -Dduban.seed=17}.
 */
class SeedTest {

    private static final Rulebook RULEBOOK =
            RulebookReader.read(World.rulebook(1, LocalDate.of(2022, 5, 13), World.PLACES));
    private static final EventCodec CODEC =
            new EventCodec(JsonAutoConfiguration.strictMapper(), "/duban/test", "");

    static LongStream seeds() {
        Long one = Long.getLong("duban.seed");
        return one == null
                ? LongStream.range(0, Long.getLong("duban.seeds", 50))
                : LongStream.of(one);
    }

    @ParameterizedTest(name = "-Dduban.seed={0}")
    @MethodSource("seeds")
    void whatever_happens_on_the_way_the_facts_and_days_decide(long seed) {
        List<Step> steps = World.of(seed);
        Model model = new Model();
        DrivenCore core = new DrivenCore(RULEBOOK, 3);

        for (Step step : steps) {
            switch (step) {
                case Step.Arrives(var event, var first) -> {
                    tell(core, event);
                    if (first) {
                        model.learn(event);
                    }
                }
                case Step.Restarts() -> core.restart();
                case Step.DayOver(var day, var closings) -> {
                    List<DubanEvent> said = core.takeSaid();
                    assertThat(words(said))
                            .as("seed %d, %s: run it with -Dduban.seed=%d", seed, day, seed)
                            .isEqualTo(model.dayOver(day, closings));
                    assertThat(listedAtTheBest(said)).as("seed %d, %s", seed, day).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "-Dduban.seed={0}")
    @MethodSource("seeds")
    void one_three_and_twelve_partitions_say_the_same_bytes(long seed) {
        List<Step> steps = World.of(seed);

        List<String> one = play(steps, 1);

        assertThat(play(steps, 3)).as("seed %d", seed).isEqualTo(one);
        assertThat(play(steps, 12)).as("seed %d", seed).isEqualTo(one);
    }

    @Test
    void the_topology_says_what_its_processors_say(@TempDir Path stateDir) {
        LongStream seeds = seeds().limit(1);

        seeds.forEach(
                seed -> {
                    List<Step> steps = World.of(seed);
                    List<String> expected = play(steps, 1);
                    try (DrivenTopology topology =
                            new DrivenTopology(stateDir.resolve("s" + seed), RULEBOOK)) {
                        List<String> said = new ArrayList<>();
                        for (Step step : steps) {
                            if (step instanceof Step.Arrives(var event, _)) {
                                topology.pipe(event);
                            } else if (step instanceof Step.DayOver) {
                                said.addAll(bytes(topology.takeSaid()));
                            }
                        }
                        assertThat(said).as("seed %d", seed).isEqualTo(expected);
                    }
                });
    }

    private static List<String> play(List<Step> steps, int partitions) {
        DrivenCore core = new DrivenCore(RULEBOOK, partitions);
        List<String> said = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Arrives(var event, _) -> tell(core, event);
                case Step.Restarts() -> core.restart();
                case Step.DayOver _ -> said.addAll(bytes(core.takeSaid()));
            }
        }
        return said;
    }

    private static void tell(DrivenCore core, DubanEvent event) {
        switch (event) {
            case ComplaintEvent it -> core.tell(it);
            case BodyEvent it -> core.tell(Side.BODIES, it);
            case ProjectEvent it -> core.tell(Side.PROJECTS, it);
            case CalendarEvent it -> core.tell(Side.CALENDAR, it);
            default -> core.tell(Side.SUPERVISION, event);
        }
    }

    /** Rankings, then escalations: one topic does not wait for another. */
    private static List<String> bytes(List<DubanEvent> events) {
        return events.stream()
                .map(CODEC::encode)
                .map(
                        it ->
                                it.topic()
                                        + " "
                                        + it.id()
                                        + " "
                                        + new String(it.body(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    private static List<String> words(List<DubanEvent> events) {
        List<String> words = new ArrayList<>();
        for (DubanEvent event : events) {
            switch (event) {
                case RankingPublished it -> words.add(words(it.board()));
                case RankingFinalised it ->
                        words.add(
                                "final %s %s r%d"
                                        .formatted(it.ranking(), it.period().id(), it.revision()));
                case EscalationRaised it ->
                        words.add(
                                "raised " + words(it.escalation()) + " " + count(it.escalation()));
                case EscalationAmended it ->
                        words.add(
                                "amended " + words(it.escalation()) + " " + count(it.escalation()));
                case EscalationRevoked it -> words.add("revoked " + words(it.escalation()));
                default -> {
                    // A day that is through says nothing of its own.
                }
            }
        }
        words.sort(null);
        return words;
    }

    private static String words(Board board) {
        List<Places.Row> rows = board.rows().stream().map(SeedTest::row).toList();
        return "board %s %s r%d %s %s"
                .formatted(
                        board.ranking(),
                        board.period().id(),
                        board.revision(),
                        board.closedOn(),
                        new Places(
                                rows,
                                board.notRated().stream().map(SeedTest::absent).sorted().toList(),
                                board.unattributed() == null ? 0 : board.unattributed().count(),
                                board.leftOut() == null
                                        ? ""
                                        : Places.leftOut(
                                                board.leftOut().value(), board.leftOut().count())));
    }

    /** Rows that a letter would go to though nothing is left to mend. */
    private static List<BoardRow> listedAtTheBest(List<DubanEvent> events) {
        return events.stream()
                .filter(RankingPublished.class::isInstance)
                .map(it -> ((RankingPublished) it).board())
                .flatMap(
                        board ->
                                board.rows().stream()
                                        .filter(BoardRow::listed)
                                        .filter(row -> isBest(board.ranking(), row)))
                .toList();
    }

    private static boolean isBest(String ranking, BoardRow row) {
        return switch (ranking) {
            case "estate-complaints" -> row.value().signum() == 0;
            case "street-work", "county-property" -> row.value().intValue() == 100;
            default ->
                    row.value().compareTo(BigDecimal.ONE) == 0
                            && row.decidedBy("overdueDays").orElseThrow().signum() == 0;
        };
    }

    private static String absent(NotRated body) {
        return body.subject().code() + body.missing().stream().sorted().toList();
    }

    private static Places.Row row(BoardRow row) {
        BigDecimal overdue = row.decidedBy("overdueDays").orElse(BigDecimal.ZERO);
        return new Places.Row(
                row.subject().code(),
                row.rank(),
                row.fromEnd(),
                row.value(),
                overdue.negate(),
                row.listed(),
                null);
    }

    private static String words(Escalation it) {
        return it.rule() + " " + it.subject().code() + " " + it.period().id() + " " + it.measure();
    }

    private static String count(Escalation it) {
        if (it.streak() != null) {
            return "s" + it.streak();
        }
        return it.occurrence() == null ? "" : "x" + it.occurrence();
    }
}

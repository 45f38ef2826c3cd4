package io.duban.ranking.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;
import io.duban.ranking.YesterdaysRelease;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a city recorded, and other rulebooks for it. */
final class Recorded {

    static final LocalDate FROM = LocalDate.of(2022, 6, 1);
    static final LocalDate TO = LocalDate.of(2022, 12, 31);

    static final Rulebooks NOW = Rulebooks.of(City.RULEBOOK);

    static final List<Miss> MISSES =
            List.of(miss("2022-07-15"), miss("2022-08-15"), miss("2022-08-20"));
    static final List<Finding> FINDINGS =
            List.of(
                    new Finding(
                            FindingKind.INACTION,
                            Subject.county("CO1", "县"),
                            null,
                            new Day(LocalDate.of(2022, 8, 1)),
                            "事实",
                            List.of("doc")));

    /** Boards of which the latest revisions were recorded, with what was missed and found. */
    record History(List<Board> boards, List<Miss> misses, List<Finding> findings) {}

    private Recorded() {}

    /** What would differ in the periods that end within the days. */
    static Replay.Outcome outcome(
            History recorded, Rulebooks now, Rulebooks other, LocalDate from, LocalDate to) {
        Replay replay = new Replay(now, other, from, to);
        recorded.boards().forEach(replay::take);
        return replay.outcome(recorded.misses(), recorded.findings());
    }

    /** Six counties at 100 % and one at 25 %, with or without what decides among equals. */
    static History progress(boolean telling) {
        RankingRule rule = City.RULEBOOK.ranking("county-progress-monthly").orElseThrow();
        List<Candidate> candidates =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(
                                i ->
                                        Candidate.of(
                                                Subject.county("CO" + i, "县" + i),
                                                Map.of(
                                                        Metric.DELIVERY_RATE,
                                                        new BigDecimal(i == 7 ? "0.25" : "1"),
                                                        Metric.OVERDUE_DAYS,
                                                        BigDecimal.valueOf(i == 7 ? 31 : 0))))
                        .toList();
        Board board =
                Boards.publish(rule, Month.of(2022, 7), LocalDate.of(2022, 8, 3), candidates, null);
        return new History(
                List.of(telling ? board : YesterdaysRelease.written(board)), List.of(), List.of());
    }

    /** Four counties: the more party organisations one has, the more complaints, too. */
    static History counties() {
        RankingRule rule = City.RULEBOOK.ranking("county-property").orElseThrow();
        List<Candidate> candidates =
                IntStream.rangeClosed(1, 4)
                        .mapToObj(
                                i ->
                                        Candidate.scored(
                                                Subject.county("CO" + i, "县" + i),
                                                Scores.composite(
                                                        Map.of(
                                                                "complaintsPerThousandHouseholds",
                                                                BigDecimal.valueOf(4L * i),
                                                                "timelyResolutionRate",
                                                                BigDecimal.ONE,
                                                                "ownersCommitteeRate",
                                                                BigDecimal.ONE,
                                                                "professionalCoverageRate",
                                                                BigDecimal.ONE,
                                                                "partyCoverageRate",
                                                                BigDecimal.valueOf(2L * i, 1),
                                                                "monthlyInspectionRate",
                                                                BigDecimal.ONE),
                                                        City.RULEBOOK.indicators(),
                                                        rule.subject())))
                        .toList();
        Board board =
                Boards.publish(
                        rule, Period.parse("2022-H2"), LocalDate.of(2023, 1, 3), candidates, null);
        return new History(List.of(board), List.of(), List.of());
    }

    /** Forty estates, the first with most complaints, the same every month. */
    static History months(int count) {
        List<Board> boards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Month month = Month.of(2022, 6 + i);
            List<Candidate> candidates = new ArrayList<>();
            for (int e = 0; e < 40; e++) {
                candidates.add(Candidate.estate(City.estate("E%02d".formatted(e), "C1"), 100 - e));
            }
            boards.add(
                    Boards.publish(
                            City.RULEBOOK.ranking("estate-complaints").orElseThrow(),
                            month,
                            City.closingDay(month),
                            candidates,
                            City.RULEBOOK.unattributed(0, 100)));
        }
        return new History(boards, MISSES, FINDINGS);
    }

    private static Miss miss(String day) {
        return new Miss(Subject.county("CO1", "县"), new Day(LocalDate.parse(day)), "K1");
    }

    static String replaced(String text, String before, String after) {
        assertThat(text).contains(before);
        return text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    }

    static Rulebooks places(int places) {
        return read(text -> text.replace("places: 30 ", "places: " + places + " "));
    }

    static Rulebooks read(UnaryOperator<String> change) {
        String text = RulebookSource.of("linyi-2022-57").text();
        return Rulebooks.of(RulebookReader.read(change.apply(text)));
    }
}

package io.duban.notification.notice;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;
import io.duban.contracts.rulebook.Clause;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Ladder;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.rulebook.Step;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.Escalations;
import io.duban.notification.letter.LetterTemplates;
import io.duban.notification.letter.LetterWriter;
import io.duban.notification.letter.RegisteredBodies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a campaign leads to, one case for each kind of letter. */
final class Cases2022 {

    static final Rulebook RULEBOOK = Rulebook.bundled("linyi-2022-57");
    static final Party LANSHAN = new Party("371302", "兰山区");
    static final Party STREET = new Party("371302002", "银雀山街道");
    static final Party COMPANY = new Party("P-01", "安居物业服务有限公司");
    static final Subject FEI = Subject.county("371325", "费县");
    static final Subject ZONE = Subject.county("371371", "临沂高新技术产业开发区");

    /** As the register has them. */
    static final RegisteredBodies BODIES =
            (level, code) ->
                    Stream.of(
                                    body("371302", BodyLevel.COUNTY, "兰山区", "区"),
                                    body("371325", BodyLevel.COUNTY, "费县", "县"),
                                    body("371371", BodyLevel.COUNTY, "临沂高新技术产业开发区", "管委会"),
                                    body("371302002", BodyLevel.STREET, "银雀山街道", "街道"))
                            .filter(it -> it.level() == level && it.code().equals(code))
                            .findFirst();

    private static final String ESTATES = "estate-complaints";

    private Cases2022() {}

    static NoticeComposer composer() {
        Rulebooks rulebooks = Rulebooks.of(RULEBOOK);
        return new NoticeComposer(
                () -> rulebooks,
                new LetterWriter(() -> rulebooks, LetterTemplates.bundled(), BODIES),
                Escalations.SEAL);
    }

    static Notice notice(Escalation... escalations) {
        return composer()
                .compose(
                        Stream.of(escalations)
                                .map(it -> EscalationRaised.of(it, 1, LocalDate.of(2022, 11, 3)))
                                .toList(),
                        LocalDate.of(2022, 11, 3))
                .getFirst();
    }

    static Escalation interview(String id, String name, int complaints, int rank) {
        return estate(id, name, Measure.INTERVIEW_COMPANY, 1, complaints, rank);
    }

    /** An estate that has been listed in so many months up to October. */
    static Escalation estate(
            String id, String name, Measure measure, int months, int complaints, int rank) {
        EstateProfile profile = new EstateProfile(id, name, STREET, LANSHAN, 1_260, COMPANY, null);
        List<EvidenceRow> rows = new ArrayList<>();
        for (int i = months - 1; i >= 0; i--) {
            rows.add(
                    row(
                            ESTATES,
                            Month.of(2022, 10 - i),
                            rank + i,
                            512,
                            null,
                            complaints - 4 * i,
                            profile));
        }
        return new Escalation(
                ESTATES,
                measure,
                profile.subject(),
                Month.of(2022, 10),
                months,
                null,
                clause(ESTATES, measure).text(),
                Evidence.ofRows(rows));
    }

    static Escalation street(Measure measure, int checkpoints) {
        List<Day> days =
                List.of(Day.of(2022, 6, 30), Day.of(2022, 9, 30), Day.of(2022, 12, 31))
                        .subList(0, checkpoints);
        List<EvidenceRow> rows =
                days.stream()
                        .map(it -> scored("street-work", it, 30, 3 - days.indexOf(it), "56.7213"))
                        .toList();
        return new Escalation(
                "street-work",
                measure,
                Subject.street(STREET.id(), STREET.name()),
                days.getLast(),
                checkpoints,
                null,
                clause("street-work", measure).text(),
                Evidence.ofRows(rows).in(LANSHAN));
    }

    static Escalation half(Measure measure, int number) {
        Half half = new Half(2022, number);
        return county(
                "county-property",
                measure,
                FEI,
                half,
                scored("county-property", half, 13, 2, "61.5"));
    }

    static Escalation prompted(LeftOut leftOut) {
        Month month = Month.of(2022, 10);
        EvidenceRow row = progress("county-progress-monthly", month, "0.8530", "41", leftOut);
        return county("county-progress-monthly", Measure.PROMPT_LETTER, ZONE, month, row);
    }

    static Escalation supervised() {
        Quarter quarter = new Quarter(2022, 3);
        EvidenceRow row = progress("county-progress-quarterly", quarter, "0.2500", "412", null);
        return county("county-progress-quarterly", Measure.SUPERVISION_LETTER, FEI, quarter, row);
    }

    /** The measure of so many missed days. */
    static Escalation missed(int days) {
        List<Miss> misses = new ArrayList<>();
        misses.add(miss(Day.of(2022, 6, 30), "TK-2022-0017", "完成小区问题排查“回头看”"));
        misses.add(miss(Day.of(2022, 6, 30), "TK-2022-0018", "报送整治工作台账"));
        if (days > 1) {
            misses.add(miss(Day.of(2022, 7, 15), "TK-2022-0031", "建立物业诉调对接中心"));
        }
        if (days > 2) {
            misses.add(miss(Day.of(2022, 9, 30), "TK-2022-0044", "完成专营设施移交方案"));
        }
        return Ladders.escalations(misses, RULEBOOK.misses().getFirst()).getLast();
    }

    static Escalation found(FindingKind kind, String facts) {
        Finding finding =
                new Finding(kind, FEI, null, Day.of(2022, 10, 28), facts, List.of(), "F-1");
        return Ladders.escalations(List.of(finding), RULEBOOK.finding(kind).orElseThrow())
                .getFirst();
    }

    private static Escalation county(
            String rule, Measure measure, Subject county, Period period, EvidenceRow row) {
        return new Escalation(
                rule,
                measure,
                county,
                period,
                null,
                null,
                clause(rule, measure).text(),
                Evidence.ofRows(List.of(row)));
    }

    private static EvidenceRow row(
            String ranking,
            Period period,
            int rank,
            int rated,
            Integer fromEnd,
            int value,
            EstateProfile estate) {
        return new EvidenceRow(
                ranking,
                period,
                1,
                "hash",
                rank,
                rated,
                fromEnd,
                BigDecimal.valueOf(value),
                List.of(),
                null,
                estate);
    }

    private static EvidenceRow scored(
            String ranking, Period period, int rated, int fromEnd, String score) {
        return new EvidenceRow(
                ranking,
                period,
                1,
                "hash",
                rated - fromEnd + 1,
                rated,
                fromEnd,
                new BigDecimal(score),
                List.of(),
                null,
                null);
    }

    private static EvidenceRow progress(
            String ranking, Period period, String rate, String overdue, LeftOut leftOut) {
        return new EvidenceRow(
                ranking,
                period,
                1,
                "hash",
                12,
                13,
                2,
                new BigDecimal(rate),
                List.of(new TieBreak("overdueDays", new BigDecimal(overdue))),
                leftOut,
                null);
    }

    private static Miss miss(Day day, String task, String title) {
        return new Miss(FEI, day, task, title);
    }

    private static BodyProfile body(String code, BodyLevel level, String name, String kind) {
        return new BodyProfile(code, level, name, null, kind);
    }

    private static Clause clause(String ranking, Measure measure) {
        RankingRule rule = RULEBOOK.ranking(ranking).orElseThrow();
        Optional<Clause> clause =
                switch (rule.ladder()) {
                    case Ladder.Streak streak ->
                            streak.steps().stream()
                                    .filter(it -> it.measure() == measure)
                                    .map(Step::clause)
                                    .findFirst();
                    case Ladder.EachListing each -> Optional.of(each.clause());
                    case Ladder.ByHalf halves ->
                            halves.halves().values().stream()
                                    .filter(it -> it.measure() == measure)
                                    .map(Ladder.EachListing::clause)
                                    .findFirst();
                };
        return clause.orElseThrow();
    }
}

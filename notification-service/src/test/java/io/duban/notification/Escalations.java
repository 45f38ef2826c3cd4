package io.duban.notification;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.security.FactSeal;
import io.duban.kit.security.TokenProperties;
import io.duban.teststack.TestTokens;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Escalations as ranking-service raises them. */
public final class Escalations {

    public static final Party STREET = new Party("S1", "银雀山街道");
    public static final Party COUNTY = new Party("C1", "兰山区");
    public static final LocalDate DAY = LocalDate.of(2022, 7, 3);

    /** What is found against a county, for those who sign alone. */
    public static final String FACTS = "台账造假，材料三份";

    /** As the services of the tests have it. */
    public static final FactSeal SEAL =
            new FactSeal(new TokenProperties(TestTokens.SECRET), JsonMapper.shared());

    private Escalations() {}

    /** What is found against a county or a street of {@link #COUNTY}, as it travels. */
    public static Finding finding(Subject subject) {
        return SEAL.sealed(
                new Finding(
                        FindingKind.FORMALISM,
                        subject,
                        subject.type() == SubjectType.STREET ? COUNTY : null,
                        new Day(DAY),
                        FACTS,
                        List.of("卷宗12"),
                        "F-" + subject.code()));
    }

    /** A referral to the discipline commission, as it travels. */
    public static Escalation referral(Subject subject) {
        return Rulebooks.of(Rulebook.bundled("linyi-2022-57"))
                .escalationsOfFindings("finding-formalism", List.of(finding(subject)))
                .getFirst();
    }

    /** The same of a county. */
    public static Escalation referral(String county) {
        return referral(Subject.county(county, COUNTY.name()));
    }

    public static Party company(String id) {
        return new Party(id, "物业公司" + id);
    }

    public static EstateProfile estate(String id, String name, Party company) {
        return new EstateProfile(id, name, STREET, COUNTY, 500, company, null);
    }

    /** A measure against an estate that has been listed for so many months up to June 2022. */
    public static Escalation against(EstateProfile estate, Measure measure, int streak, int rank) {
        List<EvidenceRow> rows = new ArrayList<>();
        Month month = Month.of(2022, 6);
        for (int i = 0; i < streak; i++, month = month.previous()) {
            rows.add(
                    new EvidenceRow(
                            "estate-complaints",
                            month,
                            1,
                            "hash",
                            rank + i,
                            512,
                            null,
                            BigDecimal.valueOf(40 - rank - i),
                            List.of(),
                            null,
                            estate));
        }
        Collections.reverse(rows);
        return new Escalation(
                "estate-complaints",
                measure,
                estate.subject(),
                Month.of(2022, 6),
                streak,
                null,
                "六(四)2 对每月投诉量居全市前30名的物业服务项目,及时约谈物业企业",
                Evidence.ofRows(rows));
    }

    public static Escalation interview(String estateId, String companyId, int rank) {
        EstateProfile estate = estate(estateId, "小区" + estateId, company(companyId));
        return against(estate, Measure.INTERVIEW_COMPANY, 1, rank);
    }

    /** A measure against a street after the checkpoint of June 2022. */
    public static Escalation againstStreet(Measure measure) {
        return againstStreet(measure, 30, 3, null);
    }

    /** The same, where so many streets were rated and a tie may have been left out. */
    public static Escalation againstStreet(
            Measure measure, Integer rated, Integer fromEnd, LeftOut leftOut) {
        Day checkpoint = Day.of(2022, 6, 30);
        EvidenceRow row =
                new EvidenceRow(
                        "street-work",
                        checkpoint,
                        1,
                        "hash",
                        28,
                        rated,
                        fromEnd,
                        new BigDecimal("56.7000"),
                        List.of(),
                        leftOut,
                        null);
        return new Escalation(
                "street-work",
                measure,
                Subject.street(STREET.id(), STREET.name()),
                checkpoint,
                1,
                null,
                "六(四)2 对排名后三位的街道,开展督导整改",
                Evidence.ofRows(List.of(row)).in(COUNTY));
    }

    /** A prompt letter to the last of thirteen counties in July 2022. */
    public static Escalation againstCounty() {
        Month july = Month.of(2022, 7);
        EvidenceRow row =
                new EvidenceRow(
                        "county-progress-monthly",
                        july,
                        1,
                        "hash",
                        12,
                        13,
                        2,
                        new BigDecimal("0.2500"),
                        List.of(new TieBreak("overdueDays", new BigDecimal("412"))),
                        null,
                        null);
        return new Escalation(
                "county-progress-monthly",
                Measure.PROMPT_LETTER,
                Subject.county(COUNTY.id(), COUNTY.name()),
                july,
                null,
                null,
                "六(四)3 对月度工作推进后三位的县区下达提示函",
                Evidence.ofRows(List.of(row)));
    }

    public static EscalationRaised raised(Escalation escalation) {
        return EscalationRaised.of(escalation, 1, DAY);
    }

    /** What still stands, on this evidence. */
    public static EscalationAmended amended(Escalation escalation, int amendment) {
        return EscalationAmended.of(escalation, 1, amendment, DAY.plusDays(amendment));
    }

    public static EscalationRevoked revoked(Escalation escalation) {
        return EscalationRevoked.of(escalation, 2, DAY.plusDays(1), "第2版排名不再列入");
    }
}

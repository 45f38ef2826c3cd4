package io.duban.contracts;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Estates, bodies and listings for the tests of the rules. */
public final class Fixtures {

    public static final Rulebook RULEBOOK = Rulebook.bundled("linyi-2022-57");
    public static final RankingRule ESTATES = rule("estate-complaints");
    public static final RankingRule STREETS = rule("street-work");
    public static final RankingRule COUNTIES = rule("county-property");
    public static final RankingRule PROGRESS = rule("county-progress-monthly");
    public static final RankingRule QUARTERS = rule("county-progress-quarterly");

    private Fixtures() {}

    public static RankingRule rule(String id) {
        return RULEBOOK.ranking(id).orElseThrow();
    }

    public static EstateProfile estate(String id) {
        return servedBy(id, "C1");
    }

    public static EstateProfile managed(String id) {
        return profile(id, "C1", "项目经理");
    }

    public static EstateProfile servedBy(String id, String company) {
        return profile(id, company, null);
    }

    private static EstateProfile profile(String id, String company, String manager) {
        return new EstateProfile(
                id,
                "小区" + id,
                new Party("371302001", "兰山街道"),
                new Party("371302", "兰山区"),
                1200,
                new Party(company, "物业" + company),
                manager);
    }

    public static Candidate complaints(String estate, long complaints) {
        return Candidate.estate(estate(estate), complaints);
    }

    public static Candidate street(String code, String score) {
        return Candidate.of(
                Subject.street(code, "街道" + code),
                Map.of(Metric.COMPOSITE_SCORE, new BigDecimal(score)));
    }

    public static Candidate county(String code, String score) {
        return Candidate.of(
                Subject.county(code, "县" + code),
                Map.of(Metric.COMPOSITE_SCORE, new BigDecimal(score)));
    }

    public static Candidate progress(String code, String rate, long overdueDays) {
        return Candidate.of(
                Subject.county(code, "县" + code),
                Map.of(
                        Metric.DELIVERY_RATE,
                        new BigDecimal(rate),
                        Metric.OVERDUE_DAYS,
                        BigDecimal.valueOf(overdueDays)));
    }

    /** The rulebook's rule with another list. */
    public static RankingRule listing(RankingRule rule, Cut cut) {
        return new RankingRule(
                rule.id(),
                rule.title(),
                rule.clause(),
                rule.subject(),
                rule.kinds(),
                rule.order(),
                cut,
                rule.schedule(),
                rule.ladder());
    }

    public static Board board(RankingRule rule, String period, List<Candidate> candidates) {
        Period at = Period.parse(period);
        return Boards.publish(rule, at, at.end().plusDays(3), candidates, null);
    }

    /** The estate, served by the company, is listed in the month. */
    public static Listing listed(String estate, String month, String company) {
        EstateProfile profile = servedBy(estate, company);
        return listing(ESTATES, profile.subject(), month, profile);
    }

    public static Listing listed(String estate, String month) {
        return listed(estate, month, "C1");
    }

    /** A body is listed on the board of the period. */
    public static Listing listed(RankingRule rule, Subject subject, String period) {
        return listing(rule, subject, period, null);
    }

    /** Short form for assertions: {@code 2022-08 E1 BLACKLIST 3}. */
    public static String brief(Escalation escalation) {
        Integer count = escalation.streak() != null ? escalation.streak() : escalation.occurrence();
        return escalation.period().id()
                + " "
                + escalation.subject().code()
                + " "
                + escalation.measure()
                + (count == null ? "" : " " + count);
    }

    public static List<String> brief(List<Escalation> escalations) {
        return escalations.stream().map(Fixtures::brief).toList();
    }

    private static Listing listing(
            RankingRule rule, Subject subject, String period, EstateProfile estate) {
        Period at = Period.parse(period);
        EvidenceRow row =
                new EvidenceRow(
                        rule.id(),
                        at,
                        1,
                        Identifiers.sha256(period),
                        1,
                        null,
                        null,
                        BigDecimal.valueOf(40),
                        List.of(),
                        null,
                        estate);
        return new Listing(subject, at, estate == null ? null : estate.company().id(), null, row);
    }
}

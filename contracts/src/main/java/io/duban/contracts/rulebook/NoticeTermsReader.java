package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.subject.BodyLevel;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the notices need, for every measure. */
final class NoticeTermsReader {

    private static final Map<String, Secrecy> SECRECY = Words.of(Secrecy.values());
    private static final Map<String, FollowUp.Owner> OWNERS = owners();
    private static final int LONGEST = 365;

    /** Of a follow-up whose text sets no term. */
    private static final int FOLLOW_UP_WORKING_DAYS = 20;

    private final List<String> taskForces;

    /**
     * @param taskForces all of the rulebook
     */
    NoticeTermsReader(List<TaskForce> taskForces) {
        this.taskForces =
                taskForces.stream()
                        .filter(it -> it.level() == BodyLevel.CITY)
                        .map(TaskForce::code)
                        .toList();
    }

    NoticeTerms read(Section section) {
        NoticeTerms terms =
                new NoticeTerms(
                        workingDays(section, "sign"),
                        workingDays(section, "receipt"),
                        workingDays(section, "close"),
                        measures(section.section("measures")));
        section.end();
        return terms;
    }

    /**
     * A term in working days. What was adopted when terms were calendar days keeps its length: five
     * working days for seven, rounded up.
     */
    private static int workingDays(Section section, String step) {
        String key = step + "WithinWorkingDays";
        String calendar = step + "WithinDays";
        if (!section.has(calendar)) {
            return section.number(key, 1, LONGEST);
        }
        if (section.has(key)) {
            section.error(calendar, "must not stand beside " + key);
        }
        return Math.ceilDiv(section.number(calendar, 1, LONGEST) * 5, 7);
    }

    private Map<Measure, MeasureTerms> measures(Section section) {
        Map<Measure, MeasureTerms> terms = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            terms.put(measure, terms(measure, section.section(measure.name())));
        }
        section.end();
        return terms;
    }

    private MeasureTerms terms(Measure measure, Section section) {
        int signatures = section.number("signatures", 0, 2);
        MeasureTerms terms =
                new MeasureTerms(
                        measure,
                        signatures,
                        signedBy(section, signatures),
                        workingDays(section, "answer"),
                        followUps(section),
                        secrecy(measure, section),
                        ReferralsReader.read(measure, section));
        section.end();
        return terms;
    }

    /**
     * A text that is silent lets every task force of the city sign; so does one that was completed
     * with a measure of which it knows no task force.
     */
    private List<String> signedBy(Section section, int signatures) {
        if (!section.has("signedBy")) {
            return signatures == 0 ? List.of() : taskForces;
        }
        List<String> codes = section.texts("signedBy");
        if (section.isStored()) {
            List<String> known = codes.stream().filter(this::mayBeNamed).toList();
            return known.isEmpty() ? taskForces : known;
        }
        check(section, codes, signatures);
        return codes;
    }

    private void check(Section section, List<String> codes, int signatures) {
        codes.stream()
                .filter(it -> !mayBeNamed(it))
                .forEach(
                        it -> section.error("signedBy", "'" + it + "' is not among " + taskForces));
        if (signatures == 0) {
            section.error("signedBy", "must be absent where nobody signs");
        } else if (Set.copyOf(codes).size() < codes.size()) {
            section.error("signedBy", "must name nobody twice");
        } else if (codes.size() < signatures) {
            section.error("signedBy", "must name as many as sign, " + signatures);
        }
    }

    /** Where the rulebook names no task force there is nothing to hold a code against. */
    private boolean mayBeNamed(String code) {
        return taskForces.isEmpty() || taskForces.contains(code);
    }

    /**
     * A text that is silent, as all were before there was the word, tells the accused nothing: it
     * stands as in the rulebook that comes with the program.
     */
    private static Secrecy secrecy(Measure measure, Section section) {
        if (section.has("secrecy")) {
            return section.oneOf("secrecy", SECRECY);
        }
        return measure == Measure.DISCIPLINE_REFERRAL ? Secrecy.RESTRICTED : Secrecy.OPEN;
    }

    private static List<FollowUp> followUps(Section section) {
        return section.has("followUps")
                ? RulebookReader.unique(
                        section, "followUps", NoticeTermsReader::followUp, FollowUp::id)
                : List.of();
    }

    private static FollowUp followUp(Section section) {
        FollowUp followUp =
                new FollowUp(
                        RulebookReader.id(section),
                        section.text("title"),
                        RulebookReader.clause(section),
                        section.has("owner")
                                ? section.oneOf("owner", OWNERS)
                                : FollowUp.Owner.ADDRESSEE,
                        section.has("withinWorkingDays")
                                ? section.number("withinWorkingDays", 1, LONGEST)
                                : FOLLOW_UP_WORKING_DAYS);
        section.end();
        return followUp;
    }

    /** What a text may name; silence alone means whoever the letter goes to. */
    private static Map<String, FollowUp.Owner> owners() {
        Map<String, FollowUp.Owner> owners = new LinkedHashMap<>(Words.of(FollowUp.Owner.values()));
        owners.remove(FollowUp.Owner.ADDRESSEE.wire());
        return owners;
    }
}

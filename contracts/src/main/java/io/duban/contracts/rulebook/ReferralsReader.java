package io.duban.contracts.rulebook;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.SubjectType;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads to whom the letters of a measure go that do not go to whom they are about. */
final class ReferralsReader {

    private static final String KEY = "referredTo";
    private static final Map<String, SubjectType> OF =
            Map.of("street", SubjectType.STREET, "county", SubjectType.COUNTY);

    /** 六(四)1 向市纪委监委移交. */
    private static final Referral DISCIPLINE =
            new Referral.ToOrgan(new Party("discipline-commission", "市纪委监委"));

    private ReferralsReader() {}

    static Map<SubjectType, Referral> read(Measure measure, Section section) {
        return section.has(KEY) ? referrals(section.section(KEY)) : silent(measure);
    }

    /** A text that is silent hands nobody the letter that is about its own responsibility. */
    private static Map<SubjectType, Referral> silent(Measure measure) {
        return switch (measure) {
            case ACCOUNTABILITY ->
                    Map.of(
                            SubjectType.STREET,
                            new Referral.ToItsCounty(),
                            SubjectType.COUNTY,
                            DISCIPLINE);
            case DISCIPLINE_REFERRAL ->
                    Map.of(SubjectType.STREET, DISCIPLINE, SubjectType.COUNTY, DISCIPLINE);
            default -> Map.of();
        };
    }

    private static Map<SubjectType, Referral> referrals(Section section) {
        Map<SubjectType, Referral> referrals = new EnumMap<>(SubjectType.class);
        for (String key : List.of("street", "county")) {
            if (section.has(key)) {
                referrals.put(OF.get(key), referral(key, section.section(key)));
            }
        }
        section.end();
        return referrals;
    }

    private static Referral referral(String of, Section section) {
        Referral referral = section.has("to") ? above(of, section) : organ(section);
        section.end();
        return referral;
    }

    private static Referral above(String of, Section section) {
        section.oneOf("to", Map.of("county", true));
        if (of.equals("county")) {
            section.error("to", "a county lies in no county; name an organ by code and name");
        }
        return new Referral.ToItsCounty();
    }

    private static Referral organ(Section section) {
        String code = section.text("code");
        String name = section.text("name");
        if (!Identifiers.isValid(code)) {
            section.error("code", "must be an identifier but is '" + code + "'");
            code = "none";
        }
        return new Referral.ToOrgan(new Party(code, name));
    }
}

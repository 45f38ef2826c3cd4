package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what the notices need, for every measure. */
final class NoticeTermsReader {

    private static final Map<String, Secrecy> SECRECY = Words.of(Secrecy.values());

    private NoticeTermsReader() {}

    static NoticeTerms read(Section section) {
        NoticeTerms terms =
                new NoticeTerms(
                        section.number("signWithinDays", 1, 365),
                        section.number("receiptWithinDays", 1, 365),
                        section.number("closeWithinDays", 1, 365),
                        measures(section.section("measures")));
        section.end();
        return terms;
    }

    private static Map<Measure, MeasureTerms> measures(Section section) {
        Map<Measure, MeasureTerms> terms = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            terms.put(measure, terms(measure, section.section(measure.name())));
        }
        section.end();
        return terms;
    }

    private static MeasureTerms terms(Measure measure, Section section) {
        MeasureTerms terms =
                new MeasureTerms(
                        measure,
                        section.number("signatures", 0, 2),
                        section.number("answerWithinDays", 1, 365),
                        followUps(section),
                        secrecy(measure, section),
                        ReferralsReader.read(measure, section));
        section.end();
        return terms;
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
                        RulebookReader.clause(section));
        section.end();
        return followUp;
    }
}

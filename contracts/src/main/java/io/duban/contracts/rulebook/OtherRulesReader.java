package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.util.EnumSet;
import java.util.Set;

/** Reads the rules that no ranking feeds: missed tasks and findings. */
final class OtherRulesReader {

    private OtherRulesReader() {}

    static MissRule miss(Section section) {
        MissRule rule =
                new MissRule(
                        RulebookReader.id(section),
                        section.text("title"),
                        RulebookReader.clause(section),
                        section.oneOf("subject", Words.SUBJECTS),
                        LadderReader.steps(section));
        section.end();
        return rule;
    }

    static FindingRule finding(Section section) {
        FindingRule rule =
                new FindingRule(
                        RulebookReader.id(section),
                        section.text("title"),
                        RulebookReader.clause(section),
                        section.oneOf("kind", Words.of(FindingKind.values())),
                        subjects(section),
                        LadderReader.measure(section));
        section.end();
        return rule;
    }

    private static Set<SubjectType> subjects(Section section) {
        Set<SubjectType> subjects = EnumSet.noneOf(SubjectType.class);
        for (String text : section.texts("subjects")) {
            if (!Words.SUBJECTS.containsKey(text) || !subjects.add(Words.SUBJECTS.get(text))) {
                section.error(
                        "subjects",
                        "must hold different ones of "
                                + Words.SUBJECTS.keySet()
                                + " but has '"
                                + text
                                + "'");
            }
        }
        if (subjects.isEmpty()) {
            section.error("subjects", "must not be empty");
        }
        return subjects;
    }
}

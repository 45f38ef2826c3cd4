package io.duban.notification.notice;

import io.duban.contracts.measure.Measure;
import io.duban.notification.notice.LetterTemplate.Vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The wording of all notices: one file per measure below {@code templates}, and two for
 * revocations, of all that a notice carries and of a part of it.
 */
final class LetterTemplates {

    private static final Set<String> COMMON =
            Set.of("addressee", "addresseeName", "you", "subject", "period", "city");
    private static final Set<String> TAKING = with(COMMON, "days", "who", "ground");
    private static final Set<String> BODY = Set.of("facts", "clause", "demand", "office");
    private static final Vocabulary REVOCATION =
            new Vocabulary(
                    with(COMMON, "original", "issued", "remaining", "signed"),
                    Set.of(),
                    Set.of("facts", "demand", "office"));

    private final Map<Measure, LetterTemplate> measures = new EnumMap<>(Measure.class);
    private final LetterTemplate revocation;
    private final LetterTemplate revocationInPart;

    /**
     * Reads all of them.
     *
     * @throws IllegalStateException when one is missing or has an unknown or missing placeholder
     */
    LetterTemplates() {
        for (Measure measure : Measure.values()) {
            measures.put(measure, read(measure.name(), vocabulary(measure)));
        }
        revocation = read("REVOCATION", REVOCATION);
        revocationInPart = read("REVOCATION_IN_PART", REVOCATION);
    }

    LetterTemplate of(Measure measure) {
        return measures.get(measure);
    }

    /**
     * @param whole whether nothing is left of what is taken back
     */
    LetterTemplate revocation(boolean whole) {
        return whole ? revocation : revocationInPart;
    }

    private static Vocabulary vocabulary(Measure measure) {
        Set<String> words =
                switch (measure) {
                    case INTERVIEW_COMPANY, REPLACE_MANAGER, BLACKLIST -> with(TAKING, "company");
                    case SUPERVISED_RECTIFICATION,
                            INTERVIEW_REMINDER,
                            ACCOUNTABILITY,
                            INTERVIEW_COUNTY,
                            YELLOW_CARD,
                            CIRCULAR,
                            PROMPT_LETTER,
                            SUPERVISION_LETTER,
                            ACCOUNTABILITY_LETTER,
                            PUBLIC_CRITICISM,
                            DISCIPLINE_REFERRAL ->
                            TAKING;
                };
        return new Vocabulary(words, Set.of("days"), BODY);
    }

    private static LetterTemplate read(String name, Vocabulary words) {
        String file = "/templates/" + name + ".txt";
        try (InputStream in = LetterTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no template " + file);
            }
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return LetterTemplate.parse(file, source, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> with(Set<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}

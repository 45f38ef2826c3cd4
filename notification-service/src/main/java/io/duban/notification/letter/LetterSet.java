package io.duban.notification.letter;

import io.duban.contracts.measure.Measure;
import io.duban.notification.letter.LetterTemplate.Vocabulary;
import io.duban.notification.letter.LetterTemplate.Whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The wording of all letters under one rulebook: {@code set.yaml}, one file per measure, one more
 * where a letter that carries several escalations reads otherwise, and two for revocations, of all
 * that a letter carries and of a part of it.
 */
final class LetterSet {

    private static final String SEVERAL = "_SEVERAL";
    private static final String REVOCATION = "REVOCATION";
    private static final String IN_PART = "REVOCATION_IN_PART";
    private static final Set<String> COMMON =
            Set.of(
                    "addressee",
                    "addresseeName",
                    "you",
                    "subject",
                    "period",
                    "city",
                    "clause",
                    "places");
    private static final Set<String> TAKING = with(COMMON, "days", "who", "ground");
    private static final Set<String> OF_ESTATES = with(TAKING, "company", "details");
    private static final Vocabulary REVOKING =
            new Vocabulary(
                    with(COMMON, "original", "number", "issued", "remaining", "corrected"),
                    Set.of(),
                    Set.of(Whole.DEMAND));

    private final String edition;
    private final SetReader.Terms terms;
    private final Map<Measure, LetterTemplate> single = new EnumMap<>(Measure.class);
    private final Map<Measure, LetterTemplate> several = new EnumMap<>(Measure.class);
    private final LetterTemplate revocation;
    private final LetterTemplate revocationInPart;

    /**
     * Reads all of it.
     *
     * @throws InvalidTemplateException naming every file that is missing or wrong, with the line
     */
    LetterSet(String rulebook, TemplateFolder folder) {
        Attempts reading = new Attempts(folder);
        this.terms = reading.of(SetReader.FILE, SetReader::read).orElse(null);
        for (Measure measure : Measure.values()) {
            reading.template(measure.name(), vocabulary(measure))
                    .ifPresent(it -> single.put(measure, it));
            reading.variant(measure.name() + SEVERAL, vocabulary(measure))
                    .ifPresent(it -> several.put(measure, it));
        }
        this.revocation = reading.template(REVOCATION, REVOKING).orElse(null);
        this.revocationInPart = reading.template(IN_PART, REVOKING).orElse(null);
        reading.end();
        this.edition = rulebook + "/" + terms.edition();
    }

    /** Such as {@code linyi-2022-57/2022-1}. */
    String edition() {
        return edition;
    }

    Kind kind(Measure measure) {
        return terms.kinds().get(measure);
    }

    /**
     * @param several whether the letter carries more than one escalation
     */
    LetterTemplate template(Measure measure, boolean several) {
        LetterTemplate one = single.get(measure);
        return several ? this.several.getOrDefault(measure, one) : one;
    }

    /**
     * @param whole whether nothing is left of what is taken back
     */
    LetterTemplate revocation(boolean whole) {
        return whole ? revocation : revocationInPart;
    }

    /** The word of revocations in numbers. */
    String revoking() {
        return terms.revoking();
    }

    Form revokingForm() {
        return terms.revokingForm();
    }

    private static Vocabulary vocabulary(Measure measure) {
        return switch (measure) {
            case INTERVIEW_COMPANY, REPLACE_MANAGER, BLACKLIST ->
                    new Vocabulary(OF_ESTATES, Set.of("days"), Set.of(Whole.values()));
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
                    new Vocabulary(TAKING, Set.of("days"), Set.of(Whole.FACTS, Whole.DEMAND));
        };
    }

    private static Set<String> with(Set<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(Arrays.asList(more));
        return Set.copyOf(all);
    }

    /** Reads on after an error, so that one start tells all of them. */
    private static final class Attempts {

        private final TemplateFolder folder;
        private final Set<String> known = new HashSet<>();
        private final List<InvalidTemplateException> errors = new ArrayList<>();

        Attempts(TemplateFolder folder) {
            this.folder = folder;
        }

        /** Reads a text under the name of its file. */
        interface Reader<T> {
            T read(String file, String text);
        }

        Optional<LetterTemplate> template(String name, Vocabulary words) {
            return of(name + ".txt", (file, text) -> LetterTemplate.parse(file, text, words));
        }

        /** The same of a file that need not be there. */
        Optional<LetterTemplate> variant(String name, Vocabulary words) {
            String file = name + ".txt";
            boolean there = attempt(() -> folder.text(file)).stream().anyMatch(Optional::isPresent);
            known.add(file);
            return there ? template(name, words) : Optional.empty();
        }

        <T> Optional<T> of(String name, Reader<T> reader) {
            known.add(name);
            return attempt(
                    () -> {
                        String file = folder.called(name);
                        String text =
                                folder.text(name)
                                        .orElseThrow(() -> new Spot(file, 1).error("is missing"));
                        return reader.read(file, text);
                    });
        }

        void end() {
            folder.names().stream()
                    .filter(it -> it.endsWith(".txt") && !known.contains(it))
                    .map(it -> new Spot(folder.called(it), 1).error("is no letter's file"))
                    .forEach(errors::add);
            if (!errors.isEmpty()) {
                throw InvalidTemplateException.of(errors);
            }
        }

        private <T> Optional<T> attempt(Supplier<T> reading) {
            try {
                return Optional.of(reading.get());
            } catch (InvalidTemplateException e) {
                errors.add(e);
                return Optional.empty();
            }
        }
    }
}

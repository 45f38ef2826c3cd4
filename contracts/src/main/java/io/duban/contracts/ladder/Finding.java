package io.duban.contracts.ladder;

import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Objects;

/**
 * What a named official has established (认定). The official is known to the service that took it in,
 * and is not part of the fact.
 *
 * @param county the county of a street; absent otherwise
 * @param on the day it was entered
 * @param facts what was established
 * @param documents references to the evidence
 * @param id its own, by which its escalation is told from those of other findings; absent for what
 *     was entered before findings had one, when all of a kind, day and body were one escalation
 * @param sealed facts and documents that only the services can read; then the others are empty
 */
public record Finding(
        FindingKind kind,
        Subject subject,
        Party county,
        Day on,
        String facts,
        List<String> documents,
        String id,
        String sealed) {

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(facts, "facts");
        documents = List.copyOf(documents);
    }

    /** A finding as it was entered before each was its own. */
    public Finding(
            FindingKind kind,
            Subject subject,
            Party county,
            Day on,
            String facts,
            List<String> documents) {
        this(kind, subject, county, on, facts, documents, null);
    }

    /** A finding as everybody whom it concerns may read it. */
    public Finding(
            FindingKind kind,
            Subject subject,
            Party county,
            Day on,
            String facts,
            List<String> documents,
            String id) {
        this(kind, subject, county, on, facts, documents, id, null);
    }

    /** The same with its facts and documents sealed. */
    public Finding sealedAs(String text) {
        return new Finding(kind, subject, county, on, "", List.of(), id, text);
    }
}

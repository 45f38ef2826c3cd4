package io.duban.contracts.measure;

import io.duban.contracts.subject.Party;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What an escalation rests on, complete enough to be understood without a second call.
 *
 * @param rows the listings that made the streak, oldest first; empty when it rests on no ranking
 * @param facts what a named official established, or which tasks were missed; absent for rankings
 * @param documents references to evidence handed in with a finding
 * @param county the county of a street; absent for estates, whose rows name it, and for counties
 * @param sealed facts and documents that only the services can read, where the measure is
 *     restricted; absent otherwise
 */
public record Evidence(
        List<EvidenceRow> rows, String facts, List<String> documents, Party county, String sealed) {

    public Evidence {
        rows = List.copyOf(Objects.requireNonNull(rows, "rows"));
        documents = List.copyOf(Objects.requireNonNull(documents, "documents"));
    }

    public static Evidence ofRows(List<EvidenceRow> rows) {
        return new Evidence(rows, null, List.of(), null, null);
    }

    public static Evidence ofFacts(String facts, List<String> documents) {
        return new Evidence(List.of(), facts, documents, null, null);
    }

    /** The same against a street, in its county. */
    public Evidence in(Party itsCounty) {
        return new Evidence(rows, facts, documents, itsCounty, sealed);
    }

    /** The same with what only the services can read. */
    public Evidence sealedAs(String text) {
        return new Evidence(rows, facts, documents, county, text);
    }

    /**
     * Whether its rows say the same as those of {@code before}, oldest first, and its county is the
     * same as far as it was told.
     */
    boolean listsAs(Evidence before) {
        return rows.size() == before.rows.size()
                && IntStream.range(0, rows.size())
                        .allMatch(i -> rows.get(i).saysAs(before.rows.get(i)))
                && (before.county == null || before.county.id().equals(countyId()));
    }

    private String countyId() {
        return county == null ? null : county.id();
    }

    /** The same without what can be read of it. */
    public Evidence withheld() {
        return new Evidence(rows, null, List.of(), county, sealed);
    }

    /** The same with what was sealed to be read. */
    public Evidence told(String itsFacts, List<String> itsDocuments) {
        return new Evidence(rows, itsFacts, itsDocuments, county, null);
    }
}

package io.duban.contracts.measure;

import io.duban.contracts.subject.Party;

import java.util.List;
import java.util.Objects;

/**
 * What an escalation rests on, complete enough to be understood without a second call.
 *
 * @param rows the listings that made the streak, oldest first; empty when it rests on no ranking
 * @param facts what a named official established, or which tasks were missed; absent for rankings
 * @param documents references to evidence handed in with a finding
 * @param county the county of a street; absent for estates, whose rows name it, and for counties
 */
public record Evidence(List<EvidenceRow> rows, String facts, List<String> documents, Party county) {

    public Evidence {
        rows = List.copyOf(Objects.requireNonNull(rows, "rows"));
        documents = List.copyOf(Objects.requireNonNull(documents, "documents"));
    }

    public static Evidence ofRows(List<EvidenceRow> rows) {
        return new Evidence(rows, null, List.of(), null);
    }

    public static Evidence ofFacts(String facts, List<String> documents) {
        return new Evidence(List.of(), facts, documents, null);
    }

    /** The same against a street, in its county. */
    public Evidence in(Party itsCounty) {
        return new Evidence(rows, facts, documents, itsCounty);
    }
}

package io.duban.complaint.suggestion;

import io.duban.contracts.subject.Party;

import java.util.List;

/**
 * An estate that a complaint may belong to.
 *
 * @param because what speaks for it, the strongest first
 */
public record EstateSuggestion(String estateId, String name, Party street, List<Reason> because) {

    public EstateSuggestion {
        because = List.copyOf(because);
    }
}

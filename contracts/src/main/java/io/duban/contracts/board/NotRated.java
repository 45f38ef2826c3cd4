package io.duban.contracts.board;

import io.duban.contracts.subject.Subject;

import java.util.List;

/**
 * A subject that is on no rank, and why: it lacks these indicators or obligations. It is never
 * scored zero (RULES 3).
 */
public record NotRated(Subject subject, List<String> missing) {

    public NotRated {
        missing = List.copyOf(missing);
    }
}

package io.duban.ranking.query;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.duban.contracts.period.Period;
import io.duban.ranking.readmodel.BoardHead;
import io.duban.ranking.readmodel.BoardRevision;

import java.time.LocalDate;
import java.util.List;

/**
 * The boards of a period as a list has them.
 *
 * @param revision the latest
 * @param revisions oldest first
 */
record BoardHeadView(
        Period period,
        int revision,
        @JsonProperty("final") boolean isFinal,
        int rated,
        int listed,
        List<RevisionView> revisions) {

    /** One of them. */
    record RevisionView(
            int revision,
            LocalDate closedOn,
            String hash,
            @JsonProperty("final") boolean isFinal) {}

    static BoardHeadView of(BoardHead head) {
        BoardRevision latest = head.latestRevision();
        return new BoardHeadView(
                head.period(),
                latest.revision(),
                head.isFinal(),
                latest.rated(),
                latest.listed(),
                head.revisions().stream()
                        .map(
                                it ->
                                        new RevisionView(
                                                it.revision(),
                                                it.closedOn(),
                                                it.hash(),
                                                head.isFinal() && it.revision() == head.latest()))
                        .toList());
    }
}

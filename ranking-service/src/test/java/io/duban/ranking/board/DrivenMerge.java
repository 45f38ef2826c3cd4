package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;
import io.duban.ranking.ladder.InMemoryLadder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The merge step over one partition, and what it has said. */
final class DrivenMerge {

    private final InMemoryMerge state = new InMemoryMerge();
    private final BoardMerge merge =
            new BoardMerge(
                    state,
                    new InMemoryFacts(),
                    new InMemoryLadder(),
                    City.RULEBOOK,
                    City.FIRST_DAY,
                    1);
    private final List<DubanEvent> said = new ArrayList<>();

    InMemoryMerge state() {
        return state;
    }

    List<DubanEvent> said() {
        return said;
    }

    /** The part of the only partition. */
    void arrive(LocalDate day, Optional<MonthPart> month) {
        said.addAll(merge.apply(part(day, month)));
    }

    void close(LocalDate day, Optional<MonthPart> month) {
        City.marks(day).forEach(this::tell);
        arrive(day, month);
    }

    static DayPart part(LocalDate day, Optional<MonthPart> month) {
        return new DayPart(
                day,
                0,
                month.map(List::of)
                        .orElse(List.of(new MonthPart(City.JUNE, false, Optional.empty()))));
    }

    void tell(Side side, DubanEvent event) {
        said.addAll(merge.apply(side, event));
    }

    Board board(String ranking, String period) {
        return said.stream()
                .filter(RankingPublished.class::isInstance)
                .map(it -> ((RankingPublished) it).board())
                .filter(it -> it.ranking().equals(ranking) && it.period().id().equals(period))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** The estate as it stands in the evidence of the first measure against it. */
    EstateProfile evidenceOf(String estate) {
        return said.stream()
                .filter(EscalationRaised.class::isInstance)
                .map(it -> ((EscalationRaised) it).escalation())
                .filter(it -> it.subject().code().equals(estate))
                .map(it -> it.evidence().rows().getFirst().estate())
                .findFirst()
                .orElseThrow();
    }

    List<String> raised(String rule) {
        return said.stream()
                .filter(EscalationRaised.class::isInstance)
                .map(it -> ((EscalationRaised) it).escalation())
                .filter(it -> it.rule().equals(rule))
                .map(it -> words(it.subject(), it.measure()))
                .toList();
    }

    List<String> revoked() {
        return said.stream()
                .filter(EscalationRevoked.class::isInstance)
                .map(it -> ((EscalationRevoked) it).escalation())
                .map(it -> words(it.subject(), it.measure()))
                .toList();
    }

    static String words(Subject subject, Measure measure) {
        return subject.code() + " " + measure;
    }
}

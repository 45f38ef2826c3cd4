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
import java.util.function.Predicate;

/** The merge step over one partition, and what it has said. */
final class DrivenMerge {

    private final InMemoryMerge state = new InMemoryMerge();
    private final InMemoryFacts facts = new InMemoryFacts();
    private final InMemoryLadder ladder = new InMemoryLadder();
    private BoardMerge merge = started();
    private boolean slow;
    private Predicate<DubanEvent> refused = _ -> false;
    private final List<DubanEvent> said = new ArrayList<>();

    InMemoryMerge state() {
        return state;
    }

    List<DubanEvent> said() {
        return said;
    }

    /** From now on these events cannot be sent. */
    void refuse(Predicate<DubanEvent> events) {
        refused = events;
    }

    private void send(DubanEvent event) {
        if (refused.test(event)) {
            throw new IllegalStateException("cannot be sent: " + event.eventId());
        }
    }

    private BoardMerge started() {
        return new BoardMerge(
                state, facts, ladder, City.RULEBOOK, City.FIRST_DAY, 1, this::send, () -> !slow);
    }

    /** The process dies and another takes over what was kept. */
    void restart() {
        merge = started();
    }

    /** From now on a call takes one step and no more. */
    void slowDown() {
        slow = true;
    }

    /** Calls again until every day that is whole is through; how often that took. */
    int goOn() {
        int calls = 0;
        List<DubanEvent> more;
        do {
            more = merge.proceed();
            said.addAll(more);
            calls++;
        } while (!more.isEmpty() || state.progress().isPresent());
        return calls;
    }

    void goOnOnce() {
        said.addAll(merge.proceed());
    }

    void arrive(DayPart part) {
        said.addAll(merge.apply(part));
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

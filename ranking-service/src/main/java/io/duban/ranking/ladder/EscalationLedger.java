package io.duban.ranking.ladder;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.rulebook.RankingRule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows what has been emitted, derives what the whole history demands, and says the difference
 * (RULES 4): revocations first, then what is raised.
 */
public final class EscalationLedger {

    private final LadderState state;
    private final RankingRule rule;

    public EscalationLedger(LadderState state, RankingRule rule) {
        this.state = state;
        this.rule = rule;
    }

    /**
     * Settles the ledger after boards have been published.
     *
     * @param reason why what is no longer supported is taken back
     */
    public List<EscalationEvent> settle(LocalDate day, String reason) {
        List<Escalation> standing =
                state.emitted().stream().filter(Emitted::stands).map(Emitted::escalation).toList();
        List<Escalation> derived = Ladders.escalations(state.history(), rule);
        Escalations.Difference difference = Escalations.difference(standing, derived);
        List<EscalationEvent> events = new ArrayList<>();
        for (Escalation escalation : difference.revoked()) {
            int transition = next(escalation, EscalationState.REVOKED);
            events.add(EscalationRevoked.of(escalation, transition, day, reason));
        }
        for (Escalation escalation : difference.raised()) {
            int transition = next(escalation, EscalationState.RAISED);
            events.add(EscalationRaised.of(escalation, transition, day));
        }
        return events;
    }

    private int next(Escalation escalation, EscalationState now) {
        int transition = state.emitted(escalation.id()).map(Emitted::transition).orElse(0) + 1;
        state.keep(new Emitted(escalation, now, transition));
        return transition;
    }
}

package io.duban.ranking.ladder;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows what has been emitted and says the difference to what the whole history demands (RULES 4):
 * revocations first, then what is raised, then what still stands on other evidence.
 */
public final class LadderSettlement {

    private final LadderState state;

    public LadderSettlement(LadderState state) {
        this.state = state;
    }

    /**
     * Settles the ledger of one rule.
     *
     * @param derived what the rule makes of all that is known
     * @param reason why what is no longer supported is taken back
     */
    public List<EscalationEvent> settle(
            String rule, List<Escalation> derived, LocalDate day, String reason) {
        List<Escalation> standing =
                state.emitted(rule).stream()
                        .filter(Emitted::stands)
                        .map(Emitted::escalation)
                        .toList();
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
        difference.amended().forEach(it -> events.add(amend(it, day)));
        return events;
    }

    /** What stands now is what the next difference is made to. */
    private EscalationAmended amend(Escalation escalation, LocalDate day) {
        Emitted now = state.emitted(escalation).orElseThrow().amended(escalation);
        state.keep(now);
        return EscalationAmended.of(escalation, now.transition(), now.amendment(), day);
    }

    private int next(Escalation escalation, EscalationState now) {
        int transition = state.emitted(escalation).map(Emitted::transition).orElse(0) + 1;
        state.keep(new Emitted(escalation, now, transition));
        return transition;
    }
}

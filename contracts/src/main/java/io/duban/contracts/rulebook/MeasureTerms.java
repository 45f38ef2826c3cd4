package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.subject.SubjectType;

import java.util.List;
import java.util.Map;

/**
 * What the notice (文书) of a measure needs (RULES 7).
 *
 * @param signatures how many task forces must sign before it is issued; 0 when none
 * @param signedBy codes of the task forces that may sign; empty when none must, and where the
 *     rulebook names no task force of the city, so that anyone may
 * @param answerWithinWorkingDays working days after receipt within which the addressee answers (反馈)
 * @param followUps what is opened besides
 * @param secrecy who may see that it is taken
 * @param referrals to whom it goes by the type of whom it is about, where that is somebody else:
 *     what leads to the responsibility of officials goes to whoever has power over them
 */
public record MeasureTerms(
        Measure measure,
        int signatures,
        List<String> signedBy,
        int answerWithinWorkingDays,
        List<FollowUp> followUps,
        Secrecy secrecy,
        Map<SubjectType, Referral> referrals) {

    public MeasureTerms {
        signedBy = List.copyOf(signedBy);
        followUps = List.copyOf(followUps);
        referrals = Map.copyOf(referrals);
    }

    /** Whether those who sign alone ever see of it. */
    public boolean isRestricted() {
        return secrecy == Secrecy.RESTRICTED;
    }

    /** Whether the notice waits for a signature; the escalation never does. */
    public boolean needsSignature() {
        return signatures > 0;
    }

    /** Whether a task force of this code may sign. */
    public boolean maySign(String taskForce) {
        return needsSignature() && (signedBy.isEmpty() || signedBy.contains(taskForce));
    }
}

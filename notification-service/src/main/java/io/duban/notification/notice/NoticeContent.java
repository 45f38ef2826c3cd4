package io.duban.notification.notice;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Set;

/**
 * What a notice is about; from the first signature on it never changes.
 *
 * @param kind the kind of document (文种)
 * @param addressee who must act (主送)
 * @param acting name of the addressee's reach, such as {@code street/S1}: the one body that
 *     receives and answers it
 * @param subjects the sanctioned subjects; several when one notice bundles them
 * @param escalationIds the escalations that it carries, in the order of {@code subjects}
 * @param transitions event ids of the raisings, or revocations, that it carries, in the same order:
 *     an escalation may be raised, revoked and raised again, and each time has its own notice
 * @param bodies names of all whom it concerns, as in {@code county/C1}: its subjects, and of an
 *     estate the street, county and company
 * @param counties codes of the counties in which its subjects lie; empty in notices of the first
 *     release
 * @param secrecy of the measure under the rulebook that it was taken by
 */
public record NoticeContent(
        String kind,
        Measure measure,
        Period period,
        Party addressee,
        String acting,
        List<Subject> subjects,
        List<String> escalationIds,
        List<String> transitions,
        Set<String> bodies,
        Set<String> counties,
        Secrecy secrecy) {

    public NoticeContent {
        subjects = List.copyOf(subjects);
        escalationIds = List.copyOf(escalationIds);
        transitions = List.copyOf(transitions);
        bodies = Set.copyOf(bodies);
        counties = Set.copyOf(counties);
    }
}

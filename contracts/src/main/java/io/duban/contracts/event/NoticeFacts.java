package io.duban.contracts.event;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.util.List;

/**
 * A notice (文书) as other systems see it.
 *
 * @param kind the kind of document (文种), such as 约谈通知书
 * @param addressee who must act: a property company, a street or a county
 * @param subjects the sanctioned subjects; several when one notice bundles them
 * @param escalationIds the escalations that it carries
 * @param counties codes of the counties in which its subjects lie, in order; empty in events of the
 *     first release
 * @param revokes ids of the notices that this one takes back, wholly or in part; absent for every
 *     notice that takes a measure. {@code measure} then is the one taken back, and not taken again
 * @param number 发文字号, such as 临棚治提〔2022〕3号; absent until it is issued, and in events of before
 *     there were numbers
 */
public record NoticeFacts(
        String noticeId,
        String kind,
        Measure measure,
        Period period,
        Party addressee,
        List<Subject> subjects,
        List<String> escalationIds,
        String title,
        List<String> counties,
        List<String> revokes,
        String number) {

    public NoticeFacts {
        subjects = List.copyOf(subjects);
        escalationIds = List.copyOf(escalationIds);
        counties = counties == null ? List.of() : List.copyOf(counties);
        revokes = revokes == null ? null : List.copyOf(revokes);
    }
}

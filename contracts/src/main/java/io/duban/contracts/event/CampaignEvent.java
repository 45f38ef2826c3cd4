package io.duban.contracts.event;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.BulletinContent;
import io.duban.contracts.subject.Party;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What is put on record, sent in and reported in the campaign (集中整治). */
public sealed interface CampaignEvent extends ProjectEvent {

    /**
     * Something was put on record (台账记录), without what was written about it, which may name people.
     *
     * @param kind code of the record's kind in the rulebook
     * @param body code of the body that did it; absent when none was told
     * @param version counts the changes of this record from 1
     */
    record RecordKept(
            String recordId,
            String kind,
            String body,
            LocalDate on,
            String title,
            List<String> projects,
            List<String> tickets,
            long version)
            implements CampaignEvent {

        public RecordKept {
            Identifiers.require("recordId", recordId);
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(on, "on");
            projects = List.copyOf(projects);
            tickets = List.copyOf(tickets);
        }

        @Override
        public String eventId() {
            return "record-" + recordId + "-" + version;
        }

        @Override
        public String key() {
            return recordId;
        }
    }

    /**
     * A body sent in a final document (报送), clause 六(三).
     *
     * @param kind code of the document in the rulebook, such as {@code SUMMARY}
     * @param version counts what this body sent in for the year from 1
     */
    record SubmissionReceived(
            Party body, int year, String kind, LocalDate submittedOn, String title, long version)
            implements CampaignEvent {

        public SubmissionReceived {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(submittedOn, "submittedOn");
        }

        @Override
        public String eventId() {
            return "submission-" + body.id() + "-" + year + "-" + version;
        }

        @Override
        public String key() {
            return body.id();
        }
    }

    /**
     * The bodies that had not sent in a final document when its due day ended, all in one event.
     *
     * @param kind code of the document in the rulebook
     * @param due the last day on which it was in time
     */
    record SubmissionOverdue(String kind, LocalDate due, List<Party> missing)
            implements CampaignEvent {

        public SubmissionOverdue {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(due, "due");
            missing = List.copyOf(missing);
        }

        @Override
        public String eventId() {
            return "submission-overdue-" + kind + "-" + due;
        }

        @Override
        public String key() {
            return "~submission";
        }
    }

    /**
     * The bulletin of a month (月通报) is there to be read, clause 六(三). A higher version takes the
     * place of the ones before.
     *
     * @param version counts the versions of this month's bulletin from 1
     * @param day the business day whose end published it
     * @param hash SHA-256 of its content as it is shown
     * @param content what it says; absent in an event of an edition that did not tell it
     */
    record BulletinPublished(
            Month month, long version, LocalDate day, String hash, BulletinContent content)
            implements CampaignEvent {

        public BulletinPublished {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(hash, "hash");
        }

        @Override
        public String eventId() {
            return "bulletin-" + month.id() + "-" + version;
        }

        @Override
        public String key() {
            return "~bulletin";
        }
    }
}

package io.duban.contracts.event;

import io.duban.contracts.ladder.Finding;
import io.duban.contracts.period.Period;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What bodies report of themselves and what officials establish. */
public sealed interface SupervisionEvent extends DubanEvent {

    /**
     * A body's reported indicators (指标) of a period, all of them, in place of what it reported
     * before.
     *
     * @param values in the order of their ids
     * @param version counts the reports of this body for this period from 1
     * @param on the business day on which they were reported
     */
    record IndicatorsReported(
            Subject subject,
            Period period,
            List<ReportedIndicator> values,
            long version,
            LocalDate on)
            implements SupervisionEvent {

        public IndicatorsReported {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(period, "period");
            values = List.copyOf(values);
        }

        @Override
        public String eventId() {
            return "indicators-" + subject.code() + "-" + period.id() + "-" + version;
        }

        @Override
        public String key() {
            return subject.key();
        }
    }

    /** A named official has established something (认定, RULES 2.6). */
    record FindingRecorded(String findingId, Finding finding) implements SupervisionEvent {

        public FindingRecorded {
            Objects.requireNonNull(findingId, "findingId");
            Objects.requireNonNull(finding, "finding");
        }

        @Override
        public String eventId() {
            return "finding-" + findingId;
        }

        @Override
        public String key() {
            return finding.subject().key();
        }
    }

    /** Everything that was reported or found before the day ended lies before this record. */
    record SupervisionDayClosed(LocalDate day) implements SupervisionEvent {

        @Override
        public String eventId() {
            return "supervision-day-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }
}

package io.duban.contracts.event;

import io.duban.contracts.subject.BodyProfile;

import java.time.LocalDate;
import java.util.Objects;

/** Bodies (机构) as they are registered. */
public sealed interface BodyEvent extends DubanEvent {

    /**
     * The body as it now is in the register, new or changed.
     *
     * @param version counts the changes of this body from 1
     */
    record BodyRecorded(BodyProfile body, long version) implements BodyEvent {

        public BodyRecorded {
            Objects.requireNonNull(body, "body");
        }

        @Override
        public String eventId() {
            return "body-" + body.code() + "-" + version;
        }

        @Override
        public String key() {
            return body.code();
        }
    }

    /** Every body that was registered before the day ended lies before this record. */
    record BodyDayClosed(LocalDate day) implements BodyEvent {

        @Override
        public String eventId() {
            return "body-day-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }
}

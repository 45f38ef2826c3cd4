package io.duban.contracts.event;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What happens to complaints and estates. The key is the estate, so that one estate's tally lies in
 * one partition and its own changes are ordered with its complaints.
 */
public sealed interface ComplaintEvent extends DubanEvent {

    /** Key of complaints that no registered estate is charged with; no estate can have this id. */
    String UNATTRIBUTED = "~unattributed";

    /**
     * The estate as it now is in the register, new or changed.
     *
     * @param version counts the changes of this estate from 1
     */
    record EstateRecorded(EstateProfile estate, long version) implements ComplaintEvent {
        public EstateRecorded {
            Objects.requireNonNull(estate, "estate");
        }

        @Override
        public String eventId() {
            return "estate-" + estate.estateId() + "-" + version;
        }

        @Override
        public String key() {
            return estate.estateId();
        }
    }

    /**
     * The complaint is charged to an estate from now on, or waits unattributed.
     *
     * @param move when another event of this version detaches it elsewhere; absent for a complaint
     *     that is new, and in events from before halves were told
     */
    record ComplaintAttached(ComplaintFacts complaint, Reattribution move)
            implements ComplaintEvent {
        public ComplaintAttached {
            Objects.requireNonNull(complaint, "complaint");
        }

        /** A complaint that is new, or is attached again where it is. */
        public ComplaintAttached(ComplaintFacts complaint) {
            this(complaint, null);
        }

        @Override
        public String eventId() {
            return complaint.ticketNo() + "-" + complaint.version() + "-attached";
        }

        @Override
        public String key() {
            return keyOf(complaint.estateId());
        }
    }

    /**
     * The complaint no longer concerns this estate; another event attaches it elsewhere.
     *
     * @param estateId the estate it leaves; absent when it leaves the unattributed queue
     * @param move where it goes; absent in events from before halves were told
     * @param place where it belonged; absent when it leaves that queue, and in events of the first
     *     release
     */
    record ComplaintDetached(
            String ticketNo,
            long version,
            String estateId,
            Month month,
            Reattribution move,
            Place place)
            implements ComplaintEvent {
        public ComplaintDetached {
            Objects.requireNonNull(ticketNo, "ticketNo");
        }

        /** A detachment of which nobody says where the complaint belonged. */
        public ComplaintDetached(
                String ticketNo, long version, String estateId, Month month, Reattribution move) {
            this(ticketNo, version, estateId, month, move, null);
        }

        /** As it was told before halves were. */
        public ComplaintDetached(String ticketNo, long version, String estateId, Month month) {
            this(ticketNo, version, estateId, month, null);
        }

        @Override
        public String eventId() {
            return ticketNo + "-" + version + "-detached";
        }

        @Override
        public String key() {
            return keyOf(estateId);
        }
    }

    /** The complaint stays where it is, but its facts have changed. */
    record ComplaintChanged(ComplaintFacts complaint) implements ComplaintEvent {
        public ComplaintChanged {
            Objects.requireNonNull(complaint, "complaint");
        }

        @Override
        public String eventId() {
            return complaint.ticketNo() + "-" + complaint.version() + "-changed";
        }

        @Override
        public String key() {
            return keyOf(complaint.estateId());
        }
    }

    /**
     * The marker in the log: written to every partition when a day has ended and everything that
     * was accepted before it lies in front of it. What comes after belongs to the next revision.
     *
     * @param months the closed months that are not final yet, in order
     */
    record DayClosed(LocalDate day, List<MonthClosing> months) implements ComplaintEvent {
        public DayClosed {
            Objects.requireNonNull(day, "day");
            months = List.copyOf(months);
        }

        @Override
        public String eventId() {
            return "day-closed-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }

    private static String keyOf(String estateId) {
        return estateId == null ? UNATTRIBUTED : estateId;
    }
}

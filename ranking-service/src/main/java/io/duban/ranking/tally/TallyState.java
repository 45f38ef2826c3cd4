package io.duban.ranking.tally;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.board.Timeliness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a partition remembers. Keys are estates, or the unattributed queue. */
interface TallyState {

    Optional<Ticket> ticket(String key, String ticketNo);

    void keep(String key, String ticketNo, Ticket ticket);

    /** Counted complaints of the month under this key. */
    long count(Month month, String key);

    void count(Month month, String key, long complaints);

    /** All counts of the month, by key. */
    Map<String, Long> counts(Month month);

    /** Of the complaints under this key that are due in the month. */
    Timeliness timeliness(Month month, String key);

    void timeliness(Month month, String key, Timeliness timeliness);

    /** The keys that had complaints due in the month, whether they still have. */
    List<String> dueIn(Month month);

    Optional<RegisteredEstate> estate(String estateId);

    void keep(RegisteredEstate estate);

    /** Every registered estate, by id. */
    List<RegisteredEstate> estates();

    /** Puts the estate on the month's roll as it is at the closing. */
    void enrol(Month month, EstateProfile estate);

    /** The estates that were registered when the month closed, by id. */
    List<EstateProfile> roll(Month month);

    /** The halves of this complaint's re-attributions under this key. */
    Optional<SeenHalves> halves(String key, String ticketNo);

    /** Keeps them in place of what was kept. */
    void keep(SeenHalves halves);

    /** Forgets those that changed last after so many markers or fewer, so many at most. */
    void forgetHalves(long after, int atMost);

    MonthState stateOf(Month month);

    void stateOf(Month month, MonthState state);

    /** Months that have been closed and are not final. */
    List<Month> revisable();

    /** The last day whose marker has been answered. */
    Optional<LocalDate> lastDay();

    /** Its marker has been answered, one more than before. */
    void lastDay(LocalDate day);

    /** So many markers have been answered. */
    long answered();
}

package io.duban.ranking.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.period.Month;
import io.duban.ranking.City;
import io.duban.ranking.board.EstateCount;
import io.duban.ranking.board.MonthTally;
import io.duban.ranking.board.Timeliness;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** An estate that is registered after a month has closed answers for what was due in it, too. */
class LateEstateTest {

    private static final LocalDate JULY_CLOSES = City.closingDay(City.JULY);

    private final Tally tally = new Tally(new InMemoryTally(), 0, City.FIRST_DAY, _ -> {});

    @Test
    void what_waited_and_was_due_in_a_closed_month_counts_in_its_timeliness() {
        tell(received("T1", 1, null, City.JUNE, LocalDate.of(2022, 7, 5)));
        tally(LocalDate.of(2022, 7, 3), City.JUNE);
        tally(JULY_CLOSES, City.JULY);

        tell(
                City.recorded("E1"),
                City.detached("T1", 2, null, City.JUNE),
                received("T1", 2, "E1", City.JUNE, LocalDate.of(2022, 7, 5)));
        MonthTally july = tally(JULY_CLOSES.plusDays(1), City.JULY);

        assertThat(july.estates()).isEmpty();
        assertThat(july.late())
                .containsExactly(new EstateCount(City.estate("E1", "C1"), 0, new Timeliness(1, 0)));
        assertThat(july.unattributed()).isZero();
    }

    @Test
    void what_was_charged_before_the_estate_was_known_counts_from_its_registration() {
        tell(received("T1", 1, "E1", City.JUNE, LocalDate.of(2022, 7, 5)));
        tally(LocalDate.of(2022, 7, 3), City.JUNE);
        tally(JULY_CLOSES, City.JULY);

        tell(City.recorded("E1"));
        MonthTally july = tally(JULY_CLOSES.plusDays(1), City.JULY);

        assertThat(july.late())
                .extracting(EstateCount::timeliness)
                .containsExactly(new Timeliness(1, 0));
    }

    private void tell(ComplaintEvent... events) {
        List.of(events).forEach(tally::apply);
    }

    private MonthTally tally(LocalDate day, Month month) {
        return tally.apply(City.closed(day)).orElseThrow().months().stream()
                .filter(it -> it.month().equals(month))
                .flatMap(it -> it.tally().stream())
                .findFirst()
                .orElseThrow();
    }

    private static ComplaintAttached received(
            String ticketNo, long version, String estate, Month month, LocalDate due) {
        return new ComplaintAttached(
                new ComplaintFacts(
                        ticketNo,
                        version,
                        estate,
                        month.start().atTime(12, 0).atOffset(ZoneOffset.ofHours(8)),
                        month,
                        "property.service",
                        true,
                        due,
                        null));
    }
}

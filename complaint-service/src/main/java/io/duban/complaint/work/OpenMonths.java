package io.duban.complaint.work;

import com.mongodb.client.model.Filters;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Month;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.rulebook.RulebookLibrary;

import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The months of which something can still be decided: those that are not final, and reopened ones.
 */
@Component
public class OpenMonths {

    private static final Month FIRST = Month.of(LocalDate.EPOCH);

    private final BusinessCalendar calendar;
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    OpenMonths(BusinessCalendar calendar, RulebookLibrary rulebooks, ReopenedMonths reopened) {
        this.calendar = calendar;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /**
     * @param from the first that is not final
     * @param others earlier ones that have been reopened
     */
    public record Open(Month from, List<Month> others) {

        public boolean covers(Month month) {
            return month.compareTo(from) >= 0 || others.contains(month);
        }

        /** Of a field that begins with the month. */
        List<Bson> of(String field) {
            Month least =
                    Stream.concat(others.stream(), Stream.of(from))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
            if (others.isEmpty()) {
                return List.of(Filters.gte(field, from.id()));
            }
            List<Bson> any = new ArrayList<>(List.of(Filters.gte(field, from.id())));
            others.forEach(
                    it ->
                            any.add(
                                    Filters.and(
                                            Filters.gte(field, it.id()),
                                            Filters.lt(field, it.next().id()))));
            return List.of(Filters.gte(field, least.id()), Filters.or(any));
        }
    }

    /** Those of today. */
    public Open today() {
        if (calendar.lastEnded().isEmpty()) {
            // Nothing is final before a first day has ended.
            return new Open(FIRST, List.of());
        }
        LocalDate today = calendar.today();
        Month from = Deadlines.ofFinality(rulebooks.get()).firstDueFrom(today);
        List<Month> others =
                reopened.with(List.of(), today).stream()
                        .map(MonthClosing::month)
                        .filter(it -> it.compareTo(from) < 0)
                        .toList();
        return new Open(from, others);
    }
}

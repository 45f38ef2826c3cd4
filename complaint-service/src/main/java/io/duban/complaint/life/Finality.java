package io.duban.complaint.life;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.closing.OpenDay;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.contracts.period.Month;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;

/**
 * What belongs to a final month decides nothing any more, so it is not changed, unless the month
 * has been reopened (RULES 4).
 */
@Component
public class Finality {

    private final OpenDay openDay;
    private final BusinessCalendar calendar;
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    Finality(
            OpenDay openDay,
            BusinessCalendar calendar,
            RulebookLibrary rulebooks,
            ReopenedMonths reopened) {
        this.openDay = openDay;
        this.calendar = calendar;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /** Decides and writes what a final month refuses; no month becomes final meanwhile. */
    public <R> R write(Supplier<R> write) {
        return openDay.write(write);
    }

    /** Refuses what would change a complaint of a final month; to be asked in a {@link #write}. */
    public void require(Document complaint) {
        Month month = new Month(YearMonth.parse(complaint.getString(ComplaintDocument.MONTH)));
        LocalDate today = calendar.today();
        boolean isFinal = today.isAfter(rulebooks.get().of(month).closing().finalDay(month));
        if (isFinal && calendar.lastEnded().isPresent() && !reopened.isOpen(month, today)) {
            throw ProblemException.conflict(
                    "final",
                    month.id()
                            + " is final; its complaints change no count any more unless an"
                            + " administrator reopens it.");
        }
    }
}

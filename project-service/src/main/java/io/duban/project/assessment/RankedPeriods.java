package io.duban.project.assessment;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.PeriodClosing;
import io.duban.kit.rulebook.RulebookLibrary;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The periods in which counties are ranked by their progress (RULES 2.5). */
@Component
public class RankedPeriods {

    private static final Set<Metric> PROGRESS =
            EnumSet.of(Metric.DELIVERY_RATE, Metric.OVERDUE_DAYS);

    private final RulebookLibrary rulebooks;

    RankedPeriods(RulebookLibrary rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** Whether the period is one of those that are ranked. */
    public boolean ranks(Period period) {
        return endingWith(Month.of(period.end())).anyMatch(period::equals);
    }

    /** Those whose last month it is, so that they close with it. */
    public Stream<Period> endingWith(Month month) {
        return rulebooks.get().periodsEndingWith(month).stream()
                .filter(it -> PROGRESS.contains(it.rule().metric()))
                .map(PeriodClosing::period);
    }
}

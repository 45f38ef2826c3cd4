package io.duban.ranking.query;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.readmodel.RankHistories.Step;
import io.duban.ranking.readmodel.RankedRow;

import java.math.BigDecimal;
import java.util.List;

/**
 * A subject's way through the periods as it goes out.
 *
 * @param subject by the name that it bore last
 * @param items the oldest first
 */
record RankHistoryView(Subject subject, List<Item> items) {

    RankHistoryView {
        items = List.copyOf(items);
    }

    /** Its row of one period; see {@link Step}. */
    record Item(
            Period period,
            int revision,
            int rank,
            int rated,
            BigDecimal value,
            boolean listed,
            BigDecimal cutValue,
            Integer streak,
            List<Measure> measures) {

        static Item of(Step step) {
            RankedRow row = step.row();
            return new Item(
                    row.period(),
                    row.revision(),
                    row.rank(),
                    row.rated(),
                    row.value(),
                    row.listed(),
                    row.cutValue(),
                    step.streak().orElse(null),
                    step.measures());
        }
    }

    /** With steps, of which the last has the name. */
    static RankHistoryView of(List<Step> steps) {
        return new RankHistoryView(
                steps.getLast().row().subject(), steps.stream().map(Item::of).toList());
    }
}

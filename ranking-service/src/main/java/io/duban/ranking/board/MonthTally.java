package io.duban.ranking.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * One partition's share of a month.
 *
 * @param estates every estate that was registered when the month closed, by id
 * @param late estates that were registered later and have, or had, complaints of the month or such
 *     that were due in it, by id; absent in what was kept before
 * @param unattributed counted complaints that no registered estate is charged with
 */
public record MonthTally(List<EstateCount> estates, List<EstateCount> late, long unattributed) {

    public MonthTally {
        estates = List.copyOf(estates);
        late = late == null ? List.of() : List.copyOf(late);
    }

    /** A share in which no estate was late. */
    public MonthTally(List<EstateCount> estates, long unattributed) {
        this(estates, List.of(), unattributed);
    }

    /** Every estate that adds to the sums of its street. */
    List<EstateCount> all() {
        return Stream.concat(
                        estates.stream(),
                        late.stream()
                                .filter(
                                        count ->
                                                count.complaints() > 0
                                                        || count.timeliness().due() > 0))
                .toList();
    }

    /** The estates that the month's board shows: one that came late only when it is charged. */
    List<EstateCount> shown() {
        return Stream.concat(
                        estates.stream(), late.stream().filter(count -> count.complaints() > 0))
                .toList();
    }

    /** Counted complaints, unattributed ones included. */
    long complaints() {
        return unattributed + all().stream().mapToLong(EstateCount::complaints).sum();
    }
}

package io.duban.project.work;

import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.work.WaitingCounts;
import io.duban.kit.work.WorkKind;
import io.duban.project.calendar.BusinessDays;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that waits for somebody here, of all kinds in one order. */
@Component
public class Worklist {

    private final List<WorkSource> sources;
    private final BusinessDays days;

    Worklist(List<WorkSource> sources, BusinessDays days) {
        this.sources = sources;
        this.days = days;
    }

    /**
     * The work of a caller; empty for one whose body has nothing to do with projects.
     *
     * @param county only of this one; absent for all
     * @param due only what is due by the end of that day
     */
    Optional<WorkFilter> of(Caller caller, Optional<String> county, Optional<LocalDate> due) {
        Reach reach = caller.reach();
        if (!reach.isWholeCity() && reach.county().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new WorkFilter(
                        Stream.concat(reach.county().stream(), county.stream()).toList(),
                        Optional.empty(),
                        due,
                        Optional.of(caller.keyId()).filter(_ -> reach.isWholeCity()),
                        days.open()));
    }

    /** What waits, first due first. */
    List<WorkItem> find(WorkFilter filter, Optional<WorkKind> kind, Place after, int limit) {
        return sources.stream()
                .filter(it -> kind.isEmpty() || kind.get() == it.kind())
                .flatMap(it -> it.find(filter, after, limit).stream())
                .filter(it -> it.place().compareTo(after) > 0)
                .sorted(Comparator.comparing(WorkItem::place))
                .limit(limit)
                .toList();
    }

    /** How much waits for a caller. */
    public WaitingCounts counts(Caller caller) {
        WaitingCounts.Tally tally = new WaitingCounts.Tally();
        of(caller, Optional.empty(), Optional.empty())
                .ifPresent(filter -> sources.forEach(it -> count(it, filter, tally)));
        return tally.counts();
    }

    private static void count(WorkSource source, WorkFilter filter, WaitingCounts.Tally tally) {
        Optional<LocalDate> never = Optional.empty();
        Optional<LocalDate> yesterday = Optional.of(filter.today().minusDays(1));
        Optional<LocalDate> today = Optional.of(filter.today());
        Optional<LocalDate> tomorrow = Optional.of(filter.today().plusDays(1));
        tally.add(
                source.kind(),
                source.count(filter.between(never, yesterday)),
                source.count(filter.between(today, today)),
                source.count(filter.between(tomorrow, never)));
    }
}

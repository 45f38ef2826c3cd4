package io.duban.ranking.tally;

import io.duban.contracts.period.Month;
import io.duban.ranking.state.Keys;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What has changed since the live board was last told, each thing once. */
final class LiveChanges {

    private final Set<String> counts = new HashSet<>();
    private final Set<String> estates = new HashSet<>();

    void counted(Month month, String key) {
        counts.add(Keys.of(month.id(), key));
    }

    void registered(String estateId) {
        estates.add(estateId);
    }

    /** Hands over the changed counts, as month and key, and forgets them. */
    void takeCounts(Consumer<String> each) {
        List<String> taken = List.copyOf(counts);
        counts.clear();
        taken.forEach(each);
    }

    /** Hands over the changed estates and forgets them. */
    void takeEstates(Consumer<String> each) {
        List<String> taken = List.copyOf(estates);
        estates.clear();
        taken.forEach(each);
    }
}

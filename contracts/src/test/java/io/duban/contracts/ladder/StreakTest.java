package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** How long subjects are listed in a row, as pages show it. */
class StreakTest {

    private static final Subject STREET = Subject.street("371302001", "兰山街道");
    private static final Subject COUNTY = Subject.county("371302", "兰山区");

    @Test
    void a_new_year_begins_anew_where_the_ladder_says_so() {
        assertThat(streaks(STREETS, STREET, "2022-09-30", "2022-12-31", "2023-06-30"))
                .containsExactly("2022-09-30 1", "2022-12-31 2", "2023-06-30 1");
    }

    @Test
    void a_ladder_that_takes_every_listing_alone_counts_adjacent_periods() {
        assertThat(streaks(PROGRESS, COUNTY, "2022-11", "2022-12", "2023-01", "2023-03"))
                .containsExactly("2022-11 1", "2022-12 2", "2023-01 3", "2023-03 1");
    }

    @Test
    void each_period_is_counted_by_the_edition_that_ranks_it() {
        List<Listing> history = List.of(listed("E1", "2022-06"), listed("E1", "2022-07"));

        assertThat(Rulebooks.of(RULEBOOK).streaks("estate-complaints", history))
                .extracting(Streak::length)
                .containsExactly(1, 2);
        assertThat(Rulebooks.of(RULEBOOK).streaks("no-such-ranking", history)).isEmpty();
    }

    private static List<String> streaks(RankingRule rule, Subject subject, String... periods) {
        List<Listing> history =
                Arrays.stream(periods).map(it -> listed(rule, subject, it)).toList();
        return Ladders.streaks(history, rule).stream()
                .map(it -> it.period().id() + " " + it.length())
                .toList();
    }
}

package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Subject;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What holds for every history; each number is one month: 0 not listed, else the company. */
class LadderPropertiesTest {

    private static final Month FIRST = Month.of(2022, 6);

    @Property
    void a_month_is_measured_by_how_far_back_the_same_company_was_listed(
            @ForAll @Size(max = 24) List<@IntRange(max = 2) Integer> companies) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            expected.addAll(expected(companies, i));
        }

        List<Escalation> escalations = Ladders.escalations(history("E1", companies), ESTATES);

        assertThat(brief(escalations)).isEqualTo(expected);
    }

    @Property
    void what_is_shown_as_a_streak_is_what_the_ladder_counts(
            @ForAll @Size(max = 24) List<@IntRange(max = 2) Integer> companies) {
        List<Listing> history = history("E1", companies);

        List<String> shown =
                Ladders.streaks(history, ESTATES).stream()
                        .map(it -> it.period().id() + " " + it.length())
                        .toList();

        assertThat(shown)
                .isEqualTo(
                        Ladders.escalations(history, ESTATES).stream()
                                .filter(it -> it.measure() == Measure.INTERVIEW_COMPANY)
                                .map(it -> it.period().id() + " " + it.streak())
                                .toList());
    }

    @Property
    void the_order_of_listings_and_doubled_ones_change_nothing(
            @ForAll @Size(max = 18) List<@IntRange(max = 2) Integer> one,
            @ForAll @Size(max = 18) List<@IntRange(max = 2) Integer> other,
            @ForAll Random random) {
        List<Listing> listings = new ArrayList<>(history("E1", one));
        listings.addAll(history("E2", other));
        List<Listing> shuffled = new ArrayList<>(listings);
        listings.stream().filter(_ -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        List<Escalation> expected = Ladders.escalations(listings, ESTATES);

        assertThat(Ladders.escalations(shuffled, ESTATES)).isEqualTo(expected);
        assertThat(expected).extracting(Escalation::id).doesNotHaveDuplicates();
    }

    @Property
    void the_difference_turns_what_stands_into_what_is_derived(
            @ForAll @Size(max = 12) List<@IntRange(max = 2) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 2) Integer> after) {
        List<Escalation> emitted = Ladders.escalations(history("E1", before), ESTATES);
        List<Escalation> derived = Ladders.escalations(history("E1", after), ESTATES);

        Escalations.Difference difference = Escalations.difference(emitted, derived);

        Set<String> standing = ids(emitted);
        standing.removeAll(ids(difference.revoked()));
        standing.addAll(ids(difference.raised()));
        assertThat(standing).isEqualTo(ids(derived));
        assertThat(Collections.disjoint(ids(emitted), ids(difference.raised()))).isTrue();
        assertThat(difference.raised()).isSortedAccordingTo(Escalations.ORDER);
        assertThat(difference.revoked()).isSortedAccordingTo(Escalations.ORDER);
    }

    @Property
    void misses_accumulate_by_days_and_not_by_tasks(
            @ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> days, @ForAll Random random) {
        List<Miss> misses = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = LocalDate.of(2022, 6, 20).plusDays(days.get(i) * 7L);
            misses.add(new Miss(Subject.county("371302", "兰山区"), new Day(day), "K" + i));
        }
        List<Miss> shuffled = new ArrayList<>(misses);
        shuffled.addAll(misses);
        Collections.shuffle(shuffled, random);

        List<Escalation> escalations = Ladders.escalations(misses, RULEBOOK.misses().getFirst());

        assertThat(escalations).hasSize(new TreeSet<>(days).size());
        for (int i = 0; i < escalations.size(); i++) {
            assertThat(escalations.get(i).occurrence()).isEqualTo(i + 1);
        }
        assertThat(Ladders.escalations(shuffled, RULEBOOK.misses().getFirst()))
                .isEqualTo(escalations);
    }

    private static List<String> expected(List<Integer> companies, int at) {
        int streak = 0;
        while (at - streak >= 0
                && companies.get(at) != 0
                && companies.get(at - streak).equals(companies.get(at))) {
            streak++;
        }
        String month = new Month(FIRST.value().plusMonths(at)).id();
        return switch (streak) {
            case 0 -> List.of();
            case 2 -> List.of(month + " E1 INTERVIEW_COMPANY 2", month + " E1 REPLACE_MANAGER 2");
            case 3 -> List.of(month + " E1 INTERVIEW_COMPANY 3", month + " E1 BLACKLIST 3");
            default -> List.of(month + " E1 INTERVIEW_COMPANY " + streak);
        };
    }

    private static List<Listing> history(String estate, List<Integer> companies) {
        List<Listing> history = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            if (companies.get(i) != 0) {
                String month = new Month(FIRST.value().plusMonths(i)).id();
                history.add(listed(estate, month, "C" + companies.get(i)));
            }
        }
        return history;
    }

    private static Set<String> ids(List<Escalation> escalations) {
        Set<String> ids = new HashSet<>();
        escalations.forEach(escalation -> ids.add(escalation.id()));
        return ids;
    }
}

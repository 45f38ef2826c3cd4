package io.duban.ranking.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.ranking.City;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Thirty places, forty estates: the first has 139 complaints, each next one fewer. */
class BoardEffectTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.of(City.RULEBOOK);
    private static final RankingRule RULE =
            City.RULEBOOK.ranking("estate-complaints").orElseThrow();

    @Test
    void a_complaint_less_that_moves_nobody_over_the_cut_changes_its_estate_alone() {
        List<SubjectEffect> effects = effects(City.JUNE, Map.of("E05", -1), List.of());

        assertThat(effects).hasSize(1);
        SubjectEffect effect = effects.getFirst();
        assertThat(effect.subject().code()).isEqualTo("E05");
        assertThat(effect.valueBefore()).isEqualByComparingTo("135");
        assertThat(effect.valueAfter()).isEqualByComparingTo("134");
        assertThat(effect.rankBefore()).isEqualTo(5);
        assertThat(effect.rankAfter()).isEqualTo(5);
        assertThat(effect.measuresGone()).isEmpty();
        assertThat(effect.measuresNew()).isEmpty();
    }

    @Test
    void who_falls_out_of_the_list_makes_room_for_the_next_who_is_named_too() {
        List<SubjectEffect> effects = effects(City.JUNE, Map.of("E30", -2), List.of());

        assertThat(effects).extracting(it -> it.subject().code()).containsExactly("E30", "E31");
        assertThat(effects.getFirst().rankAfter()).isEqualTo(31);
        assertThat(effects.getFirst().measuresGone()).containsExactly(Measure.INTERVIEW_COMPANY);
        assertThat(effects.getLast().measuresNew()).containsExactly(Measure.INTERVIEW_COMPANY);
    }

    @Test
    void a_streak_that_would_break_takes_back_the_measures_of_the_months_after() {
        List<Listing> july =
                Listing.of(board(City.JULY), "a".repeat(64)).stream()
                        .filter(it -> it.subject().code().equals("E30"))
                        .toList();

        List<SubjectEffect> effects = effects(City.JUNE, Map.of("E30", -2), july);

        SubjectEffect after =
                effects.stream()
                        .filter(it -> it.period().equals(City.JULY))
                        .findFirst()
                        .orElseThrow();
        assertThat(after.subject().code()).isEqualTo("E30");
        assertThat(after.measuresGone()).containsExactly(Measure.REPLACE_MANAGER);
        assertThat(after.valueAfter()).isEqualTo(after.valueBefore());
    }

    @Test
    void a_complaint_that_comes_over_may_list_its_new_estate() {
        List<SubjectEffect> effects = effects(City.JUNE, Map.of("E31", 1, "E20", -1), List.of());

        assertThat(effects).extracting(it -> it.subject().code()).containsExactly("E20", "E31");
        // E30 and E31 are equal now, and equals at the cut are listed together.
        assertThat(effects.getLast().rankAfter()).isEqualTo(30);
        assertThat(effects.getLast().measuresNew()).containsExactly(Measure.INTERVIEW_COMPANY);
    }

    @Test
    void nothing_changes_where_nothing_is_changed() {
        assertThat(effects(City.JUNE, Map.of("E99", -1), List.of())).isEmpty();
    }

    private static List<SubjectEffect> effects(
            Month month, Map<String, Integer> changes, List<Listing> others) {
        return BoardEffect.of(
                        RULEBOOKS,
                        RULE,
                        month,
                        month.end().plusDays(3),
                        board(month).rows(),
                        changes)
                .effects(others);
    }

    private static Board board(Month month) {
        List<Candidate> candidates =
                IntStream.rangeClosed(1, 40)
                        .mapToObj("E%02d"::formatted)
                        .map(
                                it ->
                                        Candidate.estate(
                                                City.estate(it, "C1"),
                                                140L - Integer.parseInt(it.substring(1))))
                        .toList();
        return Boards.publish(RULE, month, month.end().plusDays(3), candidates, null);
    }
}

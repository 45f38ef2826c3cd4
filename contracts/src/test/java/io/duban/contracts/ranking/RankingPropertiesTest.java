package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.board;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Comparator.naturalOrder;

import io.duban.contracts.Fixtures;
import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What holds for every ranking, whatever the numbers. */
class RankingPropertiesTest {

    @Property
    void permuted_and_doubled_input_gives_the_same_bytes(
            @ForAll @Size(max = 80) List<@IntRange(max = 12) Integer> counts,
            @ForAll Random random) {
        List<Candidate> estates = estates(counts);
        List<Candidate> shuffled = new ArrayList<>(estates);
        estates.stream().filter(_ -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        Board one = board(ESTATES, "2022-06", estates);
        Board other = board(ESTATES, "2022-06", shuffled);

        assertThat(other).isEqualTo(one);
        assertThat(other.toString()).isEqualTo(one.toString());
        assertThat(other.hash()).isEqualTo(one.hash());
    }

    @Property
    void an_estate_is_listed_when_fewer_than_thirty_have_more_and_it_has_any(
            @ForAll @Size(max = 150) List<@IntRange(max = 9) Integer> counts) {
        Ranked ranked = Ranker.rank(estates(counts), ESTATES);

        Map<Integer, Long> more =
                counts.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        it -> it,
                                        it -> counts.stream().filter(other -> other > it).count()));
        long within = counts.stream().filter(it -> it > 0 && more.get(it) < 30).count();
        int last =
                counts.stream()
                        .filter(it -> it > 0 && more.get(it) < 30)
                        .min(naturalOrder())
                        .orElse(0);
        assertThat(ranked.rows()).hasSameSizeAs(counts);
        for (BoardRow row : ranked.rows()) {
            int value = row.value().intValueExact();
            boolean first = more.get(value) < 30 && value >= 1;
            assertThat(row.rank()).isEqualTo(more.get(value) + 1);
            assertThat(row.listed()).isEqualTo(first && (within <= 60 || value > last));
        }
        assertThat(ranked.leftOut() == null).isEqualTo(within <= 60);
    }

    @Property
    void whoever_is_listed_could_have_done_better_and_whoever_did_no_worse_stays_off(
            @ForAll @Size(max = 16) List<@IntRange(max = 4) Integer> scores) {
        List<Candidate> streets = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            streets.add(Fixtures.street("S%02d".formatted(i), "" + 25 * scores.get(i)));
        }

        Ranked ranked = Ranker.rank(streets, STREETS);

        boolean undecidable = scores.size() <= 1 || scores.stream().distinct().count() == 1;
        List<BoardRow> listed = ranked.rows().stream().filter(BoardRow::listed).toList();
        assertThat(ranked.undecidable()).isEqualTo(undecidable);
        assertThat(listed)
                .hasSizeLessThanOrEqualTo(undecidable ? 0 : Math.min(6, scores.size() / 2));
        for (BoardRow row : ranked.rows()) {
            int score = row.value().intValueExact() / 25;
            long worse = scores.stream().filter(it -> it < score).count();
            long equal = scores.stream().filter(it -> it == score).count();
            long places = Math.min(3, scores.size() / 2);
            boolean named = !undecidable && worse < places && score < 4;
            boolean whole = worse + equal <= Math.min(6, scores.size() / 2);
            assertThat(row.listed()).isEqualTo(named && whole);
            assertThat(row.fromEnd()).isEqualTo((int) worse + 1);
            assertThat(row.rated()).isEqualTo(scores.size());
        }
    }

    @Property
    void progress_is_ordered_by_rate_then_by_overdue_days(
            @ForAll @Size(max = 10) List<@IntRange(max = 2) Integer> rates,
            @ForAll @IntRange(min = 1, max = 3) int days) {
        List<Candidate> counties = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            counties.add(
                    Fixtures.progress("K%02d".formatted(i), rates.get(i).toString(), i % days));
        }

        List<BoardRow> rows = Ranker.rank(counties, PROGRESS).rows();

        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i - 1).value()).isGreaterThanOrEqualTo(rows.get(i).value());
            assertThat(rows.get(i).rank()).isIn(i + 1, rows.get(i - 1).rank());
        }
    }

    @Property
    void the_difference_leads_from_one_board_to_the_other(
            @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> before,
            @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> after) {
        Board one = board(ESTATES, "2022-06", estates(before));
        Board other = board(ESTATES, "2022-06", estates(after));

        boolean same = one.hash().equals(other.hash());

        assertThat(Boards.difference(one, other).isEmpty()).isEqualTo(same);
    }

    private static List<Candidate> estates(List<Integer> counts) {
        List<Candidate> estates = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            estates.add(Fixtures.complaints("E%02d".formatted(i), counts.get(i)));
        }
        return estates;
    }
}

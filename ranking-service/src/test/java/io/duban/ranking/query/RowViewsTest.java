package io.duban.ranking.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.ranking.City;
import io.duban.ranking.query.RecentPeriod.State;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timeline.Point;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a row tells of the boards before it. */
class RowViewsTest {

    private static final RankingRule ESTATES =
            City.RULEBOOK.ranking("estate-complaints").orElseThrow();
    private static final Rulebooks RULEBOOKS = Rulebooks.of(City.RULEBOOK);
    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();

    @Test
    void a_row_tells_its_streak_and_the_last_six_periods() {
        Timeline timeline = timeline(months(6, "A", "A", "", "A", "A", "A", "A"));
        RowView row = view(timeline, Month.of(2022, 12), Map.of("estate/A", 4));

        assertThat(row.streak()).isEqualTo(4);
        assertThat(row.previousRank()).isEqualTo(4);
        assertThat(row.recent())
                .extracting(it -> it.period().id() + " " + it.state() + " " + it.streak())
                .containsExactly(
                        "2022-07 LISTED 2",
                        "2022-08 NO null",
                        "2022-09 LISTED 1",
                        "2022-10 LISTED 2",
                        "2022-11 LISTED 3",
                        "2022-12 LISTED 4");
    }

    @Test
    void an_earlier_board_knows_nothing_of_later_ones() {
        RowView row = view(timeline(months(6, "A", "A", "A")), City.JULY, Map.of());

        assertThat(row.streak()).isEqualTo(2);
        assertThat(row.previousRank()).isNull();
        assertThat(row.recent()).hasSize(2);
    }

    @Test
    void what_has_not_closed_is_provisional_and_goes_on_with_the_streak() {
        Timeline closed = timeline(months(6, "A"));
        Timeline open = closed.with(List.of(point(City.JULY, 0, "A"), point(City.AUGUST, 0, "A")));

        RowView row = view(open, City.AUGUST, Map.of());

        assertThat(row.streak()).isEqualTo(3);
        assertThat(row.recent())
                .extracting(RecentPeriod::state)
                .containsExactly(State.LISTED, State.PROVISIONAL, State.PROVISIONAL);
        assertThat(open.before(City.AUGUST).orElseThrow().isProvisional()).isTrue();
    }

    @Test
    void a_period_that_has_closed_is_never_provisional() {
        Timeline timeline = timeline(months(6, "A", ""));

        Timeline open = timeline.with(List.of(point(City.JULY, 0, "A")));

        assertThat(open.lists(City.JULY, City.estate("A", "C1").subject())).isFalse();
    }

    @Test
    void a_gap_has_no_rank_before_it() {
        Timeline timeline =
                new Timeline(
                        ESTATES.id(),
                        RULEBOOKS,
                        List.of(point(City.JUNE, 1, "A"), point(City.AUGUST, 1, "A")));

        assertThat(timeline.before(City.AUGUST)).isEmpty();
        assertThat(timeline.streak(City.AUGUST, City.estate("A", "C1").subject())).contains(1);
    }

    @Test
    void the_published_part_goes_out_as_it_was_published() {
        BoardRow published = board(City.JUNE, 1, "A").rows().getFirst();
        RowView beside = view(timeline(months(6, "A")), City.JUNE, Map.of("estate/A", 2));

        JsonNode plain = MAPPER.valueToTree(published);
        JsonNode alone = MAPPER.valueToTree(RowView.of(published));
        JsonNode more = MAPPER.valueToTree(beside);

        assertThat(alone).isEqualTo(plain);
        plain.properties()
                .forEach(it -> assertThat(more.get(it.getKey())).isEqualTo(it.getValue()));
        assertThat(more.at("/recent/0/state").stringValue()).isEqualTo("listed");
        assertThat(more.at("/recent/0/period").stringValue()).isEqualTo("2022-06");
        assertThat(more.get("previousRank").intValue()).isEqualTo(2);
    }

    private static RowView view(Timeline timeline, Month month, Map<String, Integer> ranks) {
        return new RowViews(month, timeline, ranks).of(board(month, 1, "A").rows().getFirst());
    }

    private static Timeline timeline(List<Point> points) {
        return new Timeline(ESTATES.id(), RULEBOOKS, points);
    }

    /** From a month of 2022 on: who is listed in each, nobody where the word is empty. */
    private static List<Point> months(int first, String... listed) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < listed.length; i++) {
            points.add(point(Month.of(2022, first + i), 1, listed[i]));
        }
        return points;
    }

    private static Point point(Month month, int revision, String listed) {
        Board board = board(month, 1, listed.isEmpty() ? new String[0] : listed.split(" "));
        return new Point(month, revision, Listing.of(board, board.hash()));
    }

    private static Board board(Month month, long complaints, String... estates) {
        List<Candidate> candidates =
                Arrays.stream(estates)
                        .map(it -> Candidate.estate(City.estate(it, "C1"), complaints))
                        .toList();
        return Boards.publish(ESTATES, month, City.closingDay(month), candidates, null);
    }
}

package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.listed;
import static io.duban.contracts.Fixtures.progress;
import static io.duban.contracts.Fixtures.servedBy;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.Fixtures;
import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Escalations.Difference;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** RULES 4: what still stands is not raised again, but told again where it rests on other facts. */
class AmendmentTest {

    private static final Month FIRST = Month.of(2022, 6);

    @Test
    void another_place_or_another_count_amends_and_raises_nothing() {
        List<Escalation> emitted = june(complaints("E1", 9), complaints("E2", 5));

        Difference place = difference(emitted, june(complaints("E1", 9), complaints("E2", 10)));
        Difference count = difference(emitted, june(complaints("E1", 9), complaints("E2", 6)));

        assertThat(brief(place.amended()))
                .containsExactly(
                        "2022-06 E1 INTERVIEW_COMPANY 1", "2022-06 E2 INTERVIEW_COMPANY 1");
        assertThat(place.amended().getFirst().evidence().rows().getFirst().rank()).isEqualTo(2);
        assertThat(place.raised()).isEmpty();
        assertThat(place.revoked()).isEmpty();
        assertThat(place.isEmpty()).isFalse();
        assertThat(brief(count.amended())).containsExactly("2022-06 E2 INTERVIEW_COMPANY 1");
    }

    @Test
    void a_revision_that_says_the_same_of_a_subject_amends_nothing() {
        Board board = board(ESTATES, 1, complaints("E1", 9), complaints("E2", 5));
        Board revised = board(ESTATES, 2, complaints("E1", 9), complaints("E2", 5));

        assertThat(
                        difference(
                                        climb(ESTATES, board, "hash-1"),
                                        climb(ESTATES, revised, "hash-2"))
                                .isEmpty())
                .isTrue();
    }

    @Test
    void one_more_that_is_rated_amends_what_names_how_many_there_are() {
        List<Escalation> emitted = june(complaints("E1", 9), complaints("E2", 0));

        List<Escalation> derived =
                june(complaints("E1", 9), complaints("E2", 0), complaints("E3", 0));

        assertThat(brief(difference(emitted, derived).amended()))
                .containsExactly("2022-06 E1 INTERVIEW_COMPANY 1");
    }

    @Test
    void what_decides_among_equals_and_what_is_left_out_of_the_list_amend() {
        List<Candidate> tied =
                List.of(
                        progress("K1", "0.1", 31),
                        progress("K2", "0.5", 3),
                        progress("K3", "0.5", 3),
                        progress("K4", "0.5", 3),
                        progress("K5", "0.5", 3),
                        progress("K6", "1", 0),
                        progress("K7", "1", 0));
        List<Candidate> apart = new ArrayList<>(tied);
        apart.set(4, progress("K5", "0.6", 3));
        List<Candidate> later = new ArrayList<>(tied);
        later.set(0, progress("K1", "0.1", 32));
        List<Escalation> emitted = july(tied);

        assertThat(brief(difference(emitted, july(apart)).amended()))
                .containsExactly("2022-07 K1 PROMPT_LETTER");
        assertThat(brief(difference(emitted, july(later)).amended()))
                .containsExactly("2022-07 K1 PROMPT_LETTER");
    }

    @Test
    void a_streak_that_a_late_listing_lengthens_amends_what_it_raises_no_more() {
        List<Escalation> emitted =
                Ladders.escalations(
                        List.of(listed("E1", "2022-06"), listed("E1", "2022-08")), ESTATES);
        List<Escalation> derived =
                Ladders.escalations(
                        List.of(
                                listed("E1", "2022-06"),
                                listed("E1", "2022-07"),
                                listed("E1", "2022-08")),
                        ESTATES);

        assertThat(brief(difference(emitted, derived).amended()))
                .containsExactly("2022-08 E1 INTERVIEW_COMPANY 3");
    }

    @Test
    void what_a_release_before_did_not_keep_is_no_difference() {
        Board board = board(PROGRESS, 1, progress("K1", "0.1", 31), progress("K2", "1", 0));
        List<Listing> now = Listing.of(board, board.hash());
        List<Listing> before =
                now.stream()
                        .map(it -> listing(it, row(it.row(), it.row().rank(), null, null)))
                        .toList();
        List<Escalation> emitted = Ladders.escalations(before, PROGRESS);

        assertThat(difference(emitted, Ladders.escalations(now, PROGRESS)).isEmpty()).isTrue();
    }

    @Test
    void a_miss_that_was_none_amends_what_counts_and_names_it() {
        Miss first = new Miss(Subject.county("C1", "兰山区"), Day.of(2022, 6, 20), "K1", "清理");
        Miss second = new Miss(first.subject(), Day.of(2022, 6, 27), "K2", "整改");
        Miss third = new Miss(first.subject(), Day.of(2022, 7, 4), "K3", "验收");
        Miss fourth = new Miss(first.subject(), Day.of(2022, 7, 11), "K4", "移交");
        Miss beside = new Miss(first.subject(), Day.of(2022, 6, 20), "K9", "公示");
        List<Escalation> emitted = missed(first, beside, second, third, fourth);

        assertThat(brief(difference(emitted, missed(second, third, fourth)).amended()))
                .containsExactly("2022-07-11 C1 ACCOUNTABILITY 3");
        assertThat(brief(difference(emitted, missed(first, second, third, fourth)).amended()))
                .containsExactly(
                        "2022-06-20 C1 CIRCULAR 1",
                        "2022-06-27 C1 INTERVIEW_COUNTY 2",
                        "2022-07-04 C1 ACCOUNTABILITY 3",
                        "2022-07-11 C1 ACCOUNTABILITY 4");
    }

    /** Each number is one month: 0 not listed, else the rank. */
    @Property
    void nothing_is_told_twice_and_what_was_told_leaves_nothing_to_tell(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> after) {
        List<Escalation> emitted = Ladders.escalations(history(before), ESTATES);
        List<Escalation> derived = Ladders.escalations(history(after), ESTATES);

        Difference difference = difference(emitted, derived);
        Map<String, Escalation> standing = byId(emitted);
        Set<String> stood = Set.copyOf(standing.keySet());
        difference.revoked().forEach(it -> standing.remove(it.id()));
        difference.raised().forEach(it -> standing.put(it.id(), it));
        difference.amended().forEach(it -> standing.put(it.id(), it));

        assertThat(standing).isEqualTo(byId(derived));
        assertThat(difference(standing.values(), derived).isEmpty()).isTrue();
        Set<String> amended = byId(difference.amended()).keySet();
        assertThat(stood).containsAll(amended);
        assertThat(Collections.disjoint(amended, byId(difference.raised()).keySet())).isTrue();
        assertThat(Collections.disjoint(amended, byId(difference.revoked()).keySet())).isTrue();
        assertThat(difference.amended()).isSortedAccordingTo(Escalations.ORDER);
    }

    private static Difference difference(Collection<Escalation> emitted, List<Escalation> derived) {
        return Escalations.difference(emitted, derived);
    }

    private static List<Escalation> june(Candidate... candidates) {
        Board board = board(ESTATES, 1, candidates);
        return climb(ESTATES, board, board.hash());
    }

    private static List<Escalation> july(List<Candidate> candidates) {
        Board board = Fixtures.board(PROGRESS, "2022-07", candidates);
        return climb(PROGRESS, board, board.hash());
    }

    private static List<Escalation> climb(RankingRule rule, Board board, String hash) {
        return Ladders.escalations(Listing.of(board, hash), rule);
    }

    private static List<Escalation> missed(Miss... misses) {
        return Ladders.escalations(List.of(misses), RULEBOOK.misses().getFirst());
    }

    private static Board board(RankingRule rule, int revision, Candidate... candidates) {
        String period = rule.equals(ESTATES) ? "2022-06" : "2022-07";
        Board board = Fixtures.board(rule, period, List.of(candidates));
        return new Board(
                board.ranking(),
                board.period(),
                revision,
                board.closedOn(),
                board.rated(),
                board.rows(),
                board.notRated(),
                board.undecidable(),
                board.leftOut(),
                board.changes(),
                board.unattributed());
    }

    private static List<Listing> history(List<Integer> ranks) {
        List<Listing> history = new ArrayList<>();
        for (int i = 0; i < ranks.size(); i++) {
            if (ranks.get(i) != 0) {
                Listing listing = listed("E1", new Month(FIRST.value().plusMonths(i)).id());
                history.add(listing(listing, row(listing.row(), ranks.get(i), 512, null)));
            }
        }
        return history;
    }

    private static Listing listing(Listing listing, EvidenceRow row) {
        return new Listing(
                listing.subject(), listing.period(), listing.companyId(), listing.county(), row);
    }

    private static EvidenceRow row(EvidenceRow row, int rank, Integer rated, Integer fromEnd) {
        return new EvidenceRow(
                row.ranking(),
                row.period(),
                row.revision(),
                row.hash(),
                rank,
                rated,
                fromEnd,
                row.value().setScale(row.value().scale() + 1),
                List.of(),
                null,
                row.estate() == null ? null : servedBy(row.estate().estateId(), "C1"));
    }

    private static Map<String, Escalation> byId(Collection<Escalation> escalations) {
        Map<String, Escalation> byId = new TreeMap<>();
        escalations.forEach(it -> byId.put(it.id(), it));
        return byId;
    }
}

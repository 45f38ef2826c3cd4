package io.duban.complaint.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What speaks for an estate, in addresses as people say them on the telephone. */
class SuggestionRulesTest {

    private static final Party SHENGZHUANG = new Party("S1", "盛庄街道");
    private static final Party LIUQING = new Party("S2", "柳青街道");
    private static final EstateProfile THIRD = estate("E3", "白鹭雅苑3期", SHENGZHUANG);
    private static final EstateProfile FIRST = estate("E1", "白鹭雅苑一期", SHENGZHUANG);
    private static final EstateProfile ELSEWHERE = estate("E0", "白鹭雅苑3期", LIUQING);
    private static final EstateProfile SHORT = estate("E9", "白鹭", SHENGZHUANG);
    private static final EstateProfile OTHER = estate("E8", "金泰华府", LIUQING);
    private static final List<EstateProfile> ALL = List.of(SHORT, ELSEWHERE, FIRST, THIRD, OTHER);

    @Test
    void an_address_finds_the_estate_in_its_street_by_the_numeral_in_any_form() {
        List<EstateSuggestion> found = best(null, "罗庄区盛庄街道白鹭雅苑三期7号楼", "楼道垃圾");

        assertThat(found).extracting(EstateSuggestion::estateId).containsExactly("E3", "E0", "E1");
        assertThat(found.getFirst().because())
                .containsExactly(Reason.NAME_IN_TEXT, Reason.SAME_STREET);
        assertThat(found.getFirst().street()).isEqualTo(SHENGZHUANG);
        assertThat(found.get(1).because()).containsExactly(Reason.NAME_IN_TEXT);
        assertThat(found.get(2).because()).containsExactly(Reason.SIMILAR_NAME, Reason.SAME_STREET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"盛庄街道，白鹭雅苑（三期），7号楼2单元", "盛庄街道 白鹭雅苑Ⅲ期", "盛庄街办、白鹭雅苑小区第三期", "盛庄街道 白鹭雅苑三区 门卫"})
    void a_part_of_the_address_that_is_the_name_is_the_strongest_word(String address) {
        assertThat(best(null, address, "卫生").getFirst().estateId()).isEqualTo("E3");
        assertThat(best(null, address, "卫生").getFirst().because())
                .containsExactly(Reason.SAME_NAME, Reason.SAME_STREET);
    }

    @ParameterizedTest
    @CsvSource({"e-3, E3", "E_3, E3", "e3, E3"})
    void an_id_in_another_spelling_comes_first(String claimed, String found) {
        List<EstateSuggestion> best = best(claimed, "金泰华府5号楼", "停电");

        assertThat(best).extracting(EstateSuggestion::estateId).containsExactly(found, "E8");
        assertThat(best.getFirst().because()).containsExactly(Reason.CLAIMED_ID);
    }

    @Test
    void a_name_with_a_slip_is_similar() {
        List<EstateSuggestion> found = best(null, "柳青街道金泰华俯二号楼", "电梯");

        assertThat(found).extracting(EstateSuggestion::estateId).containsExactly("E8");
        assertThat(found.getFirst().because())
                .containsExactly(Reason.SIMILAR_NAME, Reason.SAME_STREET);
    }

    @Test
    void the_title_is_read_where_there_is_no_address() {
        assertThat(best(null, null, "金泰华府物业乱收费").getFirst().because())
                .containsExactly(Reason.NAME_IN_TEXT);
    }

    @Test
    void the_only_estate_of_a_street_is_named_without_its_name() {
        List<EstateSuggestion> found =
                SuggestionRules.best(Claim.of(null, "柳青街道某小区", "噪音"), List.of(OTHER), Set.of("S2"));

        assertThat(found.getFirst().because())
                .containsExactly(Reason.SAME_STREET, Reason.ONLY_ONE_IN_STREET);
    }

    @Test
    void a_street_alone_speaks_for_nobody_of_many() {
        assertThat(best(null, "盛庄街道某小区", "噪音")).isEmpty();
    }

    @Test
    void five_at_the_most_and_in_the_same_order_always() {
        List<EstateProfile> many =
                IntStream.range(0, 9).mapToObj(i -> estate("M" + i, "阳光花园", SHENGZHUANG)).toList();

        assertThat(SuggestionRules.best(Claim.of(null, "阳光花园", "x"), many.reversed(), Set.of()))
                .extracting(EstateSuggestion::estateId)
                .containsExactly("M0", "M1", "M2", "M3", "M4");
    }

    private static List<EstateSuggestion> best(String claimed, String address, String title) {
        return SuggestionRules.best(Claim.of(claimed, address, title), ALL, Set.of());
    }

    private static EstateProfile estate(String id, String name, Party street) {
        return new EstateProfile(
                id, name, street, new Party("C1", "罗庄区"), 100, new Party("P1", "某物业"), null);
    }
}

package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Pattern;

/** What was adopted under one release is read under the next; only what comes in is strict. */
class StoredRulebookTest {

    private static final String LINYI = BundledRulebooks.text("linyi-2022-57");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?m)^    DISCIPLINE_REFERRAL: .*$",
                "(?ms)^notices:.*?(?=^campaign:)",
                "(?m)^  returnWithinWorkingDays: .*$",
                "(?m)^  closingDelayDays: .*$",
                "(?ms)^misses:.*?(?=^findings:)",
                "(?ms)^indicators:.*?(?=^notices:)"
            })
    void what_the_release_before_did_not_know_stands_as_in_the_bundled_rulebook(String unknown) {
        String before = without(unknown);

        assertThatThrownBy(() -> RulebookReader.read(before))
                .isInstanceOf(InvalidRulebookException.class);
        assertThat(RulebookReader.readStored(before)).isEqualTo(RulebookReader.read(LINYI));
    }

    @Test
    void a_measure_that_was_added_has_its_terms_and_what_was_decided_keeps_its_own() {
        String before =
                without("(?m)^    DISCIPLINE_REFERRAL: .*$")
                        .replace("receiptWithinWorkingDays: ", "receiptWithinWorkingDays: 1");

        NoticeTerms terms = RulebookReader.readStored(before).notices();

        assertThat(terms.measures()).containsKey(Measure.DISCIPLINE_REFERRAL);
        assertThat(terms.receiptWithinWorkingDays()).isGreaterThanOrEqualTo(10);
    }

    /** Also where the text comes in anew: silence must not show the accused its referral. */
    @Test
    void a_text_of_before_there_was_secrecy_keeps_referrals_from_the_accused() {
        String before = LINYI.replace(", secrecy: restricted", "");

        assertThat(before).isNotEqualTo(LINYI);
        assertThat(RulebookReader.readStored(before)).isEqualTo(RulebookReader.read(LINYI));
        assertThat(RulebookReader.read(before)).isEqualTo(RulebookReader.read(LINYI));
    }

    @Test
    void a_finding_kind_that_was_added_has_no_rule_in_a_stored_edition() {
        String before =
                without(
                        "(?ms)^  - id: [^\\n]*\\n(?:(?!^  - id).)*?kind: FORMALISM"
                                + ".*?measure: DISCIPLINE_REFERRAL\\n");

        assertThatThrownBy(() -> RulebookReader.read(before))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining("findings");
        assertThat(RulebookReader.readStored(before).finding(FindingKind.FORMALISM)).isEmpty();
    }

    @Test
    void what_is_not_known_any_more_is_passed_over() {
        String before = LINYI.replace("city: 临沂市", "city: 临沂市\nfestivals: [{id: spring}]");

        assertThatThrownBy(() -> RulebookReader.read(before))
                .isInstanceOf(InvalidRulebookException.class);
        assertThat(RulebookReader.readStored(before)).isEqualTo(RulebookReader.read(LINYI));
    }

    @Test
    void a_citys_own_rulebook_is_completed_by_the_first_one_that_there_was() {
        String own =
                without("(?m)^    DISCIPLINE_REFERRAL: .*$")
                        .replace("id: linyi-2022-57", "id: qingshan");

        assertThat(RulebookReader.readStored(own).notices().measures())
                .hasSize(Measure.values().length);
    }

    @Test
    void what_may_be_left_out_stays_left_out() {
        String before = without("(?ms)^campaign:.*\\z");

        assertThat(RulebookReader.readStored(before).campaign()).isEqualTo(CampaignTerms.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure: BLACKLIST|measure: FLOGGING", "version: 1|version: none"})
    void what_no_release_could_have_adopted_is_an_error_still(String change) {
        String[] parts = change.split("\\|");

        assertThatThrownBy(() -> RulebookReader.readStored(LINYI.replaceFirst(parts[0], parts[1])))
                .isInstanceOf(InvalidRulebookException.class);
    }

    private static String without(String part) {
        String cut = Pattern.compile(part).matcher(LINYI).replaceFirst("");
        assertThat(cut).isNotEqualTo(LINYI);
        return cut;
    }
}

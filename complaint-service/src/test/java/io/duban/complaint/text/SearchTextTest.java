package io.duban.complaint.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

class SearchTextTest {

    @Test
    void width_case_and_blanks_do_not_matter() {
        assertThat(SearchText.form(" ＬＹ２０２２　楼道\n垃圾 ")).isEqualTo("ly2022 楼道 垃圾");
    }

    @Test
    void neighbours_are_a_piece_and_of_plain_rows_six() {
        assertThat(SearchText.pieces("楼道垃圾，7号")).containsExactly("楼道", "道垃", "垃圾", "7号");
        assertThat(SearchText.pieces("ly20220615"))
                .containsExactly("ly2022", "y20220", "202206", "022061", "220615");
        assertThat(SearchText.pieces("t1")).isEmpty();
    }

    @Property
    void whoever_holds_a_text_has_all_its_pieces_and_is_found_by_it(
            @ForAll @StringLength(max = 20) String before,
            @ForAll @StringLength(min = 2, max = 20) String wanted,
            @ForAll @StringLength(max = 20) String after) {
        String form = SearchText.form(wanted);
        String whole = before + form + after;

        assertThat(SearchText.pieces(whole)).containsAll(SearchText.pieces(form));
        assertThat(Pattern.compile(SearchText.literally(form)).matcher(whole).find()).isTrue();
    }
}

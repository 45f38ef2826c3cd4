package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProseTest {

    @Test
    void what_is_no_sentence_of_ours_stays_as_it_was_written() {
        assertThat(Prose.of("A & B Property Co., Ltd. (Linyi)"))
                .isEqualTo("A & B Property Co., Ltd. (Linyi)");
        assertThat(Prose.of("合同HT-2022-06号")).isEqualTo("合同HT-2022-06号");
        assertThat(Prose.of("涉及1,200户,停工12:30")).isEqualTo("涉及1,200户，停工12:30");
        assertThat(Prose.of("2022-13-40核查")).isEqualTo("2022-13-40核查");
        assertThat(Prose.of("$1\\2(甲)")).isEqualTo("$1\\2（甲）");
    }

    @Test
    void a_fact_is_ended_once_however_it_was_written() {
        for (String end : List.of("", "。", ".", "。。", "；", ";\n", " ")) {
            assertThat(Prose.sentences("未组织会商" + end)).isEqualTo("未组织会商。");
        }
        assertThat(Prose.sentences("为何未会商?")).isEqualTo("为何未会商？");
        assertThat(Prose.sentences("一事\n\n二事。")).isEqualTo("一事。\n二事。");
    }

    @Test
    void what_would_turn_the_order_of_a_name_about_is_left_out_and_a_name_stays_on_its_line() {
        assertThat(Prose.of("锦绣\u202E园花\u2069")).isEqualTo("锦绣园花");
        assertThat(Prose.of("a\u0000b\u200Fc")).isEqualTo("abc");
        assertThat(Prose.of("锦绣\n花园\u2028一期")).isEqualTo("锦绣 花园 一期");
        assertThat(Prose.of("䶮𬭎小区")).isEqualTo("䶮𬭎小区");
    }
}

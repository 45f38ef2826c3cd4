package io.duban.project.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void a_text_is_found_by_each_of_its_characters_and_each_two_of_them() {
        assertThat(Grams.of("棚改02")).containsExactly("0", "02", "2", "改", "改0", "棚", "棚改");
    }

    @Test
    void wide_and_small_letters_are_the_same_as_narrow_and_capital_ones() {
        assertThat(Grams.normal("ＰＧ-０２５ Ａ")).isEqualTo("pg-025 a");
    }

    @Test
    void a_word_is_looked_for_by_its_end_where_names_differ() {
        assertThat(Grams.rarest("棚改安置项目025")).isEqualTo("25");
        assertThat(Grams.rarest("区")).isEqualTo("区");
        assertThat(Grams.rarest("")).isEmpty();
        // A character beyond the first plane is one, not two halves.
        assertThat(Grams.rarest("𠮷𠮷")).isEqualTo("𠮷𠮷");
    }

    @Test
    void what_a_word_is_looked_for_by_is_among_what_its_text_is_found_by() {
        String text = Grams.normal("PG-025\n棚改安置项目025号");

        for (String word : new String[] {"pg-0", "项目025", "5号", "棚", "安置"}) {
            assertThat(Grams.of(text)).as(word).contains(Grams.rarest(word));
        }
    }
}

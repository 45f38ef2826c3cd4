package io.duban.complaint.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PersonalNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "电话13812345678，请回电, 电话138****5678，请回电",
        "138-1234-5678, 138-****-5678",
        "138 1234 5678, 138 **** 5678",
        "１３８１２３４５６７８, １３８****５６７８",
        "1 3 8 1 2 3 4 5 6 7 8, 1 3 8 * * * * 5 6 7 8",
        "+86 13812345678, +86 138****5678",
        "8613812345678, 86138****5678",
        "013812345678, 0138****5678",
        "tel:13812345678x, tel:138****5678x",
        "0539-8314567, 0539-*****67",
        "(0539)8314567, (0539)*****67",
        "（０５３９）８３１４５６７, （０５３９）*****６７",
        "010 6655 4433, 010 **** **33",
        "371302199001011234, 371***********1234",
        "37130219900101123X, 371***********123X",
        "37130219900101123ｘ住, 371***********123ｘ住",
        "371302 19900101 1234, 371*** ******** 1234",
        "371302900101123, 371*********123",
        "身份证371302199001011234手机13812345678, 身份证371***********1234手机138****5678"
    })
    void a_number_that_leads_to_a_person_shows_its_ends_only(String text, String shown) {
        assertThat(PersonalNumbers.masked(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3号楼2单元101室",
                "2022-06-30 08:15至2022-07-01 18:30",
                "工单20220630123456789012",
                "12345热线",
                "物业费1234567.89元",
                "12812345678",
                "1381234567",
                "138123456789",
                "面积120.5平方米，共3713户",
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11",
                ""
            })
    void other_numbers_stay(String text) {
        assertThat(PersonalNumbers.masked(text)).isEqualTo(text);
    }

    @Test
    void digits_of_other_scripts_and_beyond_the_basic_plane_are_digits() {
        assertThat(PersonalNumbers.masked("𠮷𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𠮷"))
                .isEqualTo("𠮷𝟏𝟑𝟖****𝟓𝟔𝟕𝟖𠮷");
        assertThat(PersonalNumbers.masked("138\u200B1234\u200B5678"))
                .isEqualTo("138\u200B****\u200B5678");
    }

    @Property
    void no_mobile_number_stays_whole_however_it_is_written(
            @ForAll("mobiles") String number,
            @ForAll("written") String written,
            @ForAll("words") String before,
            @ForAll("words") String after) {
        String text = before + respelled(number, written) + after;

        String masked = PersonalNumbers.masked(text);

        assertThat(digitsOf(masked)).doesNotContain(number);
        assertThat(masked.codePoints().filter(it -> it == '*').count()).isEqualTo(4);
        assertThat(masked).startsWith(before).endsWith(after);
    }

    @Property
    void no_identity_card_stays_whole_however_it_is_written(
            @ForAll("cards") String number,
            @ForAll("written") String written,
            @ForAll("words") String before,
            @ForAll("words") String after) {
        String text = before + respelled(number, written) + after;

        String masked = PersonalNumbers.masked(text);

        assertThat(digitsOf(masked)).doesNotContain(number.substring(6, 14));
        assertThat(masked).startsWith(before).endsWith(after);
    }

    @Property
    void what_was_masked_stays_as_it_is_and_as_long_as_it_was(@ForAll String text) {
        String masked = PersonalNumbers.masked(text);

        assertThat(PersonalNumbers.masked(masked)).isEqualTo(masked);
        assertThat(masked.codePointCount(0, masked.length()))
                .isEqualTo(text.codePointCount(0, text.length()));
    }

    @Provide
    Arbitrary<String> mobiles() {
        return Combinators.combine(
                        Arbitraries.integers().between(3, 9),
                        Arbitraries.strings().numeric().ofLength(9))
                .as((second, rest) -> "1" + second + rest);
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(
                        Arbitraries.integers().between(100_000, 899_999),
                        Arbitraries.integers().between(1900, 2099),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 31),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.of("0", "5", "9", "X", "x"))
                .as("%06d%04d%02d%02d%03d%s"::formatted);
    }

    /** How a number is written: a letter says with which digits, the rest stands between them. */
    @Provide
    Arbitrary<String> written() {
        return Combinators.combine(
                        Arbitraries.of("a", "f", "m"),
                        Arbitraries.of("", " ", "-", "－", "—", "　", ".", " - ", "\t", "\u200B"))
                .as(String::concat);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "电话", "请回：", "x号 ", "\n", "，在3号楼，", "tel");
    }

    private static String respelled(String number, String written) {
        int zero =
                switch (written.charAt(0)) {
                    case 'f' -> '０';
                    case 'm' -> 0x1D7CE;
                    default -> '0';
                };
        List<String> digits =
                number.chars()
                        .mapToObj(
                                it ->
                                        Character.isDigit(it)
                                                ? Character.toString(zero + it - '0')
                                                : Character.toString(it))
                        .toList();
        return String.join(written.substring(1), digits);
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(it -> it == '*' || Character.isDigit(it))
                .forEach(it -> digits.append(it == '*' ? "*" : Character.digit(it, 10)));
        return digits.toString();
    }
}

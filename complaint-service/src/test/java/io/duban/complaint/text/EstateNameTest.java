package io.duban.complaint.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstateNameTest {

    @ParameterizedTest
    @CsvSource({
        "白鹭雅苑三期, 白鹭雅苑, 3",
        "白鹭雅苑3期, 白鹭雅苑, 3",
        "白鹭雅苑（三期）, 白鹭雅苑, 3",
        "白鹭雅苑小区第三期, 白鹭雅苑, 3",
        "白鹭雅苑Ⅲ期, 白鹭雅苑, 3",
        "白鹭雅苑三区, 白鹭雅苑, 3",
        "白鹭雅苑十二期, 白鹭雅苑, 12",
        "白鹭雅苑二十期, 白鹭雅苑, 20",
        "万科城B区, 万科城, b",
        "阳光花园东区, 阳光花园, 东",
        "幸福小区, 幸福, ''",
        "五洲国际, 5洲国际, ''",
        "小区, 小区, ''"
    })
    void names_are_read_in_all_their_forms(String name, String core, String part) {
        assertThat(EstateName.of(name)).isEqualTo(new EstateName(core, part));
    }

    @ParameterizedTest
    @CsvSource({"三期7号楼, 3", "小区三期, 3", "'', ''", "7号楼, ''", "期间, ''"})
    void behind_a_core_stands_which_part_is_meant(String behind, String part) {
        assertThat(EstateName.partAt("白鹭" + EstateName.plain(behind), 2)).isEqualTo(part);
    }
}

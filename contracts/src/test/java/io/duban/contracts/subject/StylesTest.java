package io.duban.contracts.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How letters name bodies and speak to them. */
class StylesTest {

    @ParameterizedTest
    @CsvSource({
        "COUNTY, 县, 费县, 费县人民政府, 你县",
        "COUNTY, 区, 兰山区, 兰山区人民政府, 你区",
        "COUNTY, 市, 邹城市, 邹城市人民政府, 你市",
        "COUNTY, 管委会, 临沂高新技术产业开发区, 临沂高新技术产业开发区管理委员会, 你区",
        "COUNTY, 管委会, 临港区, 临港区管理委员会, 你区",
        "COUNTY, 区, 浦东新区, 浦东新区人民政府, 你区",
        "COUNTY, , 临沂经济技术开发区, 临沂经济技术开发区管理委员会, 你区",
        "COUNTY, , 临港区管委会, 临港区管理委员会, 你区",
        "COUNTY, , 费县, 费县人民政府, 你县",
        "COUNTY, , 费县人民政府, 费县人民政府, 你县",
        "STREET, 街道, 盛庄街道, 盛庄街道办事处, 你街道",
        "STREET, 街道, 盛庄, 盛庄街道办事处, 你街道",
        "STREET, , 盛庄街道办事处, 盛庄街道办事处, 你街道",
        "STREET, 镇, 白沙埠镇, 白沙埠镇人民政府, 你镇",
        "STREET, 乡, 黄崖乡, 黄崖乡人民政府, 你乡"
    })
    void a_body_is_named_in_full_and_spoken_to_as_what_it_is(
            BodyLevel level, String kind, String name, String formal, String addressed) {
        BodyProfile body = new BodyProfile("B1", level, name, null, kind);

        assertThat(body.formalName()).isEqualTo(formal);
        assertThat(body.addressed()).isEqualTo(addressed);
    }
}

package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTest {

    private static final String LINYI = BundledRulebooks.text("linyi-2022-57");

    @ParameterizedTest
    @CsvSource({"六(四)2, 第六条第（四）项", "六（四）, 第六条第（四）项", "二, 第二条", "十一(三)1, 第十一条第（三）项", "附件2, 附件2"})
    void a_clause_is_cited_as_people_cite_it(String ref, String cited) {
        Citation citation = new Citation("临政办字〔2022〕57号", null, "条");

        assertThat(citation.of(new Clause(ref, "句"))).isEqualTo("临政办字〔2022〕57号" + cited);
    }

    @Test
    void the_bundled_rulebook_is_cited_by_title_and_number() {
        Citation citation = RulebookReader.read(LINYI).citation();

        assertThat(citation.of(Clause.parse("六(四)2 句")))
                .isEqualTo("《全市物业领域、棚户区改造和城镇开发边界内未建成社区建设集中整治工作实施方案》" + "（临政办字〔2022〕57号）第六条第（四）项");
    }

    @Test
    void a_city_may_call_the_divisions_parts() {
        Citation citation = RulebookReader.read(LINYI.replace("part: 条", "part: 部分")).citation();

        assertThat(citation.place(new Clause("六(四)3", "句"))).isEqualTo("第六部分第（四）项");
    }

    @Test
    void a_rulebook_without_a_title_is_cited_by_its_number() {
        String silent = LINYI.replaceFirst("(?s)citation:.*?(?=effectiveFrom)", "");

        assertThat(RulebookReader.read(silent).citation().of(new Clause("六(四)2", "句")))
                .isEqualTo("临政办字〔2022〕57号第六条第（四）项");
    }
}

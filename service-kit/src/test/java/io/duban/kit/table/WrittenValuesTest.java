package io.duban.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as people write them. */
class WrittenValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-30", "2022-6-30", "2022年6月30日", "2022年06月30日", "2022 年 6 月 30 日",
                        "2022.6.30",
                "2022/6/30", "２０２２年６月３０日", "２０２２／６／３０", "20220630", "2022-06-30 00:00:00",
                        "2022年6月30号"
            })
    void a_date_may_be_written_so(String text) {
        assertThat(value("完成时限", text, "due")).isEqualTo("2022-06-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-30",
                "30/06/2022",
                "2022年6月",
                "6月30日",
                "20220630235959",
                "44742",
                "明天",
                "22.6.30"
            })
    void what_is_no_date_is_left_for_the_form_to_refuse(String text) {
        assertThat(value("完成时限", text, "due")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-06-30 08:15:00,2022-06-30T08:15+08:00",
        "2022/6/30 8:15,2022-06-30T08:15+08:00",
        "2022年6月30日8时15分30秒,2022-06-30T08:15:30+08:00",
        "2022年6月30日 8时,2022-06-30T08:00+08:00",
        "2022/6/30 下午 3:05:01,2022-06-30T15:05:01+08:00",
        "2022-06-30 12:05 AM,2022-06-30T00:05+08:00",
        "20220630081530,2022-06-30T08:15:30+08:00",
        "2022-06-30T08:15:00Z,2022-06-30T08:15Z",
        "2022-06-30 08:15:00+09:00,2022-06-30T08:15+09:00",
        "2022-06-30,2022-06-30T00:00+08:00",
        "２０２２-０６-３０ ０８：１５,2022-06-30T08:15+08:00",
        "2022-06-30 25:00,2022-06-30 25:00"
    })
    void a_time_without_offset_is_one_of_the_city(String text, String time) {
        assertThat(value("受理时间", text, "at")).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "金额(元)|1,234|1234", "金额(元)|1,234.50|1234.5", "金额(元)|１２３|123", "金额(元)|-5|-5",
                "比率|85%|0.85", "比率|８５％|0.85", "比率|0.85|0.85", "金额(元)|12345678901|12345678901"
            })
    void a_number_may_be_written_so(String column, String text, String number) {
        DocumentLine line = line(column, "\"" + text + "\"");

        assertThat(line.document().get(line.document().has("sum") ? "sum" : "rate").decimalValue())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23", "85%", "1 200", "12万", "1e3"})
    void what_is_no_number_is_left_for_the_form_to_refuse(String text) {
        assertThat(line("金额(元)", "\"" + text + "\"").document().get("sum").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"是,true", "否,false", "有,true", "TRUE,true", "0,false", "√,true", "yes,true"})
    void yes_and_no(String text, boolean flag) {
        assertThat(line("是否公开", text).document().get("open").booleanValue()).isEqualTo(flag);
    }

    @Test
    void what_is_neither_yes_nor_no_and_no_known_term_is_told() {
        assertThat(line("是否公开", "也许").faults().getFirst().detail()).contains("是 or 否");
        assertThat(line("清单", "别的").faults().getFirst().detail()).contains("任务清单 (tasks)");
        assertThat(value("清单", " 任务清单 ", "list")).isEqualTo("tasks");
        assertThat(value("清单", "tasks", "list")).isEqualTo("tasks");
    }

    @ParameterizedTest
    @CsvSource({
        "2022年上半年,2022-H1",
        "2022-h2,2022-H2",
        "2022年第二季度,2022-Q2",
        "2022年3季度,2022-Q3",
        "2022年6月,2022-06",
        "2022-06-30,2022-06-30",
        "2022年6月30日,2022-06-30"
    })
    void a_period_may_be_written_so(String text, String period) {
        assertThat(value("报告期", text, "period")).isEqualTo(period);
    }

    @Test
    void a_body_is_left_to_be_looked_up() {
        DocumentLine line = line("县区", "兰山区");

        assertThat(line.bodies())
                .singleElement()
                .hasToString("NamedBody[field=county, text=兰山区, within=null]");
    }

    private static String value(String column, String text, String field) {
        return line(column, "\"" + text + "\"").document().get(field).asString();
    }

    private static DocumentLine line(String column, String text) {
        return Sheets.csv("编号," + column + "\nT-1," + text + "\n").getFirst();
    }
}

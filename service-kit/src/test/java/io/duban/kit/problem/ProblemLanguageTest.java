package io.duban.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.json.FieldError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ProblemLanguageTest {

    private static final String CHINESE = "zh-CN,zh;q=0.9,en;q=0.8";

    @Test
    void a_problem_is_told_in_chinese_to_whoever_asks_for_it() {
        ProblemDetail problem =
                ProblemLanguage.told(
                        conflict("A complaint that is resolved cannot be dispatched."), CHINESE);

        assertThat(problem.getTitle()).isEqualTo("与已有记录不一致");
        assertThat(problem.getDetail()).isEqualTo("工单已办结，不能再作“办理中”处理。");
        assertThat(problem.getType()).hasToString("urn:duban:problem:wrong-state");
    }

    @Test
    void each_field_is_told_and_the_first_is_the_summary() {
        ProblemDetail problem =
                Problems.invalid(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        List.of(
                                new FieldError(
                                        "/due", "not-a-date", "must be a date such as 2022-06-30"),
                                new FieldError("/name", "required", "is required")));

        ProblemLanguage.told(problem, CHINESE);

        assertThat(problem.getDetail()).isEqualTo("/due：须为日期，如2022-06-30（另有1处）");
        assertThat(problem.getProperties().get("errors"))
                .asString()
                .contains("code=required, detail=必填");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB,zh;q=0.5", "fr", "", ";;q", "zh;q=2", "*"})
    void everybody_else_reads_english(String accepted) {
        ProblemDetail problem = ProblemLanguage.told(conflict("The task is complete."), accepted);

        assertThat(problem.getDetail()).isEqualTo("The task is complete.");
    }

    @Test
    void what_nobody_has_written_down_stays_as_it_is() {
        ProblemDetail problem = ProblemLanguage.told(conflict("Something unheard of."), CHINESE);

        assertThat(problem.getDetail()).isEqualTo("Something unheard of.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Column '建成年份' holds a formula.|“建成年份”列含有公式，请改为数值。",
                "line 12: must be 1 to 5 but is 9|第12行：应为1至5，填的是9",
                "is a PDF document that is cut off|是PDF文件，不完整",
                "'{2}' is not among {1}|“{2}”不在{1}之中",
                "line 3: something unheard of|第3行：something unheard of"
            })
    void what_stands_in_a_text_is_told_too_and_what_a_caller_wrote_is_left(
            String english, String chinese) {
        assertThat(ChineseProblems.ALL.of(english)).contains(chinese);
    }

    @Test
    void no_line_of_the_file_hides_one_after_it() throws IOException {
        for (String line : lines()) {
            int bar = line.lastIndexOf('|');
            if (bar < 0 || line.startsWith("#") || line.startsWith("=")) {
                continue;
            }
            String english = line.substring(0, bar).replace("{}", "a0");
            String chinese = line.substring(bar + 1).replaceAll("\\{\\d\\*?}", "a0");

            assertThat(ChineseProblems.ALL.of(english)).as(line).contains(chinese);
        }
    }

    private static List<String> lines() throws IOException {
        try (var file = ProblemLanguageTest.class.getResourceAsStream("/duban/problems.zh.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static ProblemDetail conflict(String detail) {
        return Problems.of(
                HttpStatus.CONFLICT, "wrong-state", "Conflicts with what is recorded", detail);
    }
}

package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Heading;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.LetterTemplate.Content;
import io.duban.notification.letter.LetterTemplate.Vocabulary;
import io.duban.notification.letter.LetterTemplate.Whole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

class LetterTemplateTest {

    private static final Vocabulary WORDS =
            new Vocabulary(
                    Set.of("addressee", "days"), Set.of("days"), Set.of(Whole.FACTS, Whole.DEMAND));
    private static final String HEAD = "title: 通知\ndemand: {{days}}\n---\n";

    @Test
    void a_line_is_a_block_and_its_mark_tells_which() {
        String body = "# 一、有关情况\n{{facts}}\n\n## （一）立即整改。请{{addressee}}整改。\n### 1.甲\n{{demand}}\n";
        LetterTemplate template = LetterTemplate.parse("a.txt", HEAD + body, WORDS);

        List<Block> blocks =
                template.write(
                                Map.of("addressee", "费县", "days", "5"),
                                new Content(List.of(new Paragraph("事实。")), List.of(), List.of()))
                        .body();

        assertThat(blocks)
                .containsExactly(
                        new Heading(1, "一、有关情况", ""),
                        new Paragraph("事实。"),
                        new Heading(2, "（一）立即整改。", "请费县整改。"),
                        new Heading(3, "1.甲", ""),
                        new Demand("5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    title: 通知;demand: {{days}};{{facts}};{{demand}}             | 4: has no line '---'
                    title: 通知;---;{{facts}};{{demand}}                          | 2: lacks a line 'title: …' or a line 'demand: …'
                    title: 通知;demand: 尽快;---;{{facts}};{{demand}}              | 2: the demand must name [days]
                    title: {{facts}};demand: {{days}};---;{{facts}};{{demand}}    | 1: nobody gives {{facts}} here
                    title: {{company}};demand: {{days}};---;{{facts}};{{demand}}  | 1: nobody gives {{company}} here
                    title: 通知;demand: {{days}};---;{{facts}}                    | 4: lacks the line {{demand}}
                    title: 通知;demand: {{days}};---;{{demand}}                   | 4: lacks the line {{facts}} or {{table}}
                    title: 通知;demand: {{days}};---;{{facts}};{{facts}};{{demand}} | 6: has {{facts}} twice
                    title: 通知;title: 通知;demand: {{days}};---;{{facts}};{{demand}} | 2: is a second line 'title: …'
                    title: 通知;copy: 抄送;demand: {{days}};---;{{facts}};{{demand}} | 2: must begin with title, demand or annex
                    title: 通知;demand: {{days}};---;如下：{{facts}};{{demand}}     | 4: {{facts}} must stand alone on its line
                    title: 通知;demand: {{days}};---;{{facts}};{{table}};{{demand}} | 5: nobody gives {{table}} here
                    title: 通知;demand: {{days}};annex: 表;---;{{facts}};{{demand}} | 6: must have both the line {{table}} and a line 'annex
                    title: 通知;demand: {{days}};---;#一、情况;{{facts}};{{demand}} | 4: a heading begins with
                    title: 通知;demand: {{days}};---;#### 一、;{{facts}};{{demand}} | 4: a heading begins with
                    title: 通知;demand: {{days}};---;甲;{{#days}};{{facts}};{{/days}};{{demand}} | 5: cannot be read
                    """,
            quoteCharacter = '"')
    void a_faulty_template_is_refused_with_its_line(String lines, String error) {
        assertThatThrownBy(() -> LetterTemplate.parse("a.txt", lines.replace(';', '\n'), WORDS))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageStartingWith("a.txt:" + error);
    }
}

package io.duban.notification.notice;

import static io.duban.notification.notice.Cases2022.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.FindingKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What no letter may hold, whatever people have written into its facts. */
class LetterMarksTest {

    private static final String HAN = "[\\p{IsHan}，。、；：？！“”（）《》]";

    private static final List<Pattern> FAULTS =
            Stream.of(
                            HAN + "[,;:()?!\"]",
                            "[,;:()?!\"]" + HAN,
                            "。。|，，|。，|，。|；。|。；|：。|，；",
                            "[0-9]{4}-[0-9]{2}",
                            "[A-Z]{1,4}-?[0-9]+|[A-Z]{2,}_",
                            "null|\\{|}|%s",
                            "季度[^，。；]{0,3}季度|月度[^，。；]{0,3}月度|月月|日日|区区|街道街道|问题问题",
                            "第[0-9]+位[0-9]|居第[0-9]+位（倒数",
                            "[0-9]\\.[0-9]+0[%分]|0\\.[0-9]+(?![0-9]*[分%])")
                    .map(Pattern::compile)
                    .toList();

    private static final List<String> WORDS =
            List.of(
                    "县级专班未组织会商",
                    "3个项目停工",
                    "完成率12.5%",
                    "2022-10-12现场核查",
                    "自2022-09起",
                    "群众拨打12345热线",
                    "涉及1,200户",
                    "整改“走过场”",
                    "《整治方案》未落实");
    private static final List<FindingKind> KINDS = List.of(FindingKind.values());
    private static final List<String> MARKS = List.of(",", "，", ";", "；", "、", "。", ":", "\n");
    private static final List<String> ENDS = List.of("", "。", ".", "。。", "；", ";\n", " ");

    static Stream<String> letters() {
        Random random = new Random(57);
        List<Notice> notices = new ArrayList<>(LetterGoldenTest.all().values());
        for (int i = 0; i < 200; i++) {
            FindingKind kind = KINDS.get(i % KINDS.size());
            notices.add(notice(Cases2022.found(kind, facts(random))));
        }
        for (int months = 1; months <= 12; months++) {
            notices.add(
                    notice(
                            Cases2022.estate(
                                    "E-" + months,
                                    "沂河新居(" + months + "期)",
                                    Measure.INTERVIEW_COMPANY,
                                    Math.min(months, 9),
                                    60 + months,
                                    months)));
        }
        notices.add(notice(Cases2022.prompted(new LeftOut(new BigDecimal("0.8530"), 5))));
        return notices.stream().map(it -> it.letter().title() + "\n" + it.letter().text());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void a_letter_has_no_fault_that_an_office_would_send_back(String letter) {
        assertThat(FAULTS.stream().filter(it -> it.matcher(letter).find()).map(Pattern::pattern))
                .as(letter)
                .isEmpty();
        assertThat(letter.chars().filter(it -> it == '“').count())
                .isEqualTo(letter.chars().filter(it -> it == '”').count());
        assertThat(letter.chars().filter(it -> it == '《').count())
                .isEqualTo(letter.chars().filter(it -> it == '》').count());
        assertThat(letter.chars().filter(it -> it == '（').count())
                .isEqualTo(letter.chars().filter(it -> it == '）').count());
    }

    private static String facts(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                        .collect(Collectors.joining(MARKS.get(random.nextInt(MARKS.size()))))
                + ENDS.get(random.nextInt(ENDS.size()));
    }
}

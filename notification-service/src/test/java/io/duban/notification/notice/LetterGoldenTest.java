package io.duban.notification.notice;

import static io.duban.notification.notice.Cases2022.estate;
import static io.duban.notification.notice.Cases2022.found;
import static io.duban.notification.notice.Cases2022.half;
import static io.duban.notification.notice.Cases2022.interview;
import static io.duban.notification.notice.Cases2022.missed;
import static io.duban.notification.notice.Cases2022.notice;
import static io.duban.notification.notice.Cases2022.prompted;
import static io.duban.notification.notice.Cases2022.street;
import static io.duban.notification.notice.Cases2022.supervised;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.MeasureTerms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every kind of letter as it leaves the office, letter for letter, in {@code letters/}. */
class LetterGoldenTest {

    private static final String FACTS = "10月12日现场核查,3个项目连续停工超过60天(见附件),县级专班未组织会商.";

    static Map<String, Notice> all() {
        Map<String, Notice> all = new LinkedHashMap<>();
        all.put("约谈通知书", notice(interview("E-07", "锦绣花园", 61, 7)));
        all.put(
                "约谈通知书-多个项目",
                notice(interview("E-07", "锦绣花园", 61, 7), interview("E-19", "沂河新居(二期)", 44, 19)));
        all.put("更换项目经理通知", notice(estate("E-07", "锦绣花园", Measure.REPLACE_MANAGER, 2, 61, 7)));
        all.put("黑榜通报", notice(estate("E-07", "锦绣花园", Measure.BLACKLIST, 3, 61, 7)));
        all.put("督导整改通知", notice(street(Measure.SUPERVISED_RECTIFICATION, 1)));
        all.put("约谈提醒", notice(street(Measure.INTERVIEW_REMINDER, 2)));
        all.put("追责移送", notice(street(Measure.ACCOUNTABILITY, 3)));
        all.put("追责移送-任务", notice(missed(3)));
        all.put("约谈通知书-县区", notice(half(Measure.INTERVIEW_COUNTY, 1)));
        all.put("约谈通知书-任务", notice(missed(2)));
        all.put("黄牌警告", notice(half(Measure.YELLOW_CARD, 2)));
        all.put("通报", notice(missed(1)));
        all.put("提示函", notice(prompted(null)));
        all.put("督办函", notice(supervised()));
        all.put("问责建议函", notice(found(FindingKind.SLOW_ACTION, FACTS)));
        all.put("通报批评", notice(found(FindingKind.PERFUNCTORY, FACTS)));
        all.put("纪委监委移交函", notice(found(FindingKind.FORMALISM, FACTS)));
        all.put("撤销通知", revocation(false));
        all.put("撤销通知-部分", revocation(true));
        return all;
    }

    static List<String> names() {
        return List.copyOf(all().keySet());
    }

    private static Notice revocation(boolean inPart) {
        Escalation gone = interview("E-07", "锦绣花园", 61, 7);
        Notice original =
                inPart ? notice(gone, interview("E-19", "沂河新居(二期)", 44, 19)) : notice(gone);
        LocalDate day = LocalDate.of(2022, 11, 8);
        return Cases2022.composer()
                .revocation(
                        original,
                        List.of(EscalationRevoked.of(gone, 2, day, "2022年10月排名已更正（第2版）")),
                        day);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_letter_reads_as_it_was_read_aloud(String name) throws IOException {
        assertThat(text(all().get(name))).isEqualTo(expected(name));
    }

    @Test
    void all_fourteen_kinds_are_among_them() {
        assertThat(all().values().stream().map(it -> it.content().kind()).distinct()).hasSize(14);
    }

    @Test
    void accountability_goes_to_whoever_has_power_over_the_officials_and_never_to_them() {
        Notice street = all().get("追责移送");
        Notice county = all().get("追责移送-任务");

        assertThat(street.content().addressee()).isEqualTo(Cases2022.LANSHAN);
        assertThat(county.content().addressee().name()).isEqualTo("市纪委监委");
        MeasureTerms terms = Cases2022.RULEBOOK.terms(Measure.ACCOUNTABILITY);
        Escalation homeless = withoutCounty(street(Measure.ACCOUNTABILITY, 3));
        assertThat(Concerned.addressee(homeless, terms).party().name()).isEqualTo("市纪委监委");
    }

    @Test
    void a_revocation_announces_what_it_takes_back() {
        Notice revocation = all().get("撤销通知");

        assertThat(revocation.announcement().notice().revokes())
                .containsExactly(revocation.revokes());
        assertThat(revocation.announcement().notice().kind()).isEqualTo("撤销通知");
        assertThat(all().get("约谈通知书").announcement().notice().revokes()).isNull();
    }

    private static Escalation withoutCounty(Escalation street) {
        return street.resting(street.evidence().in(null));
    }

    private static String text(Notice notice) {
        return notice.letter().title() + "\n\n" + notice.letter().text() + "\n";
    }

    private static String expected(String name) throws IOException {
        try (InputStream in =
                LetterGoldenTest.class.getResourceAsStream("/letters/" + name + ".txt")) {
            assertThat(in).as("letters/%s.txt", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }
}

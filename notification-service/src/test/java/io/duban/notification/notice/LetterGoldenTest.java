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
import io.duban.notification.letter.LetterLines;

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
import java.util.stream.IntStream;

/** Every kind of letter as it leaves the office, letter for letter, in {@code letters/}. */
class LetterGoldenTest {

    private static final String FACTS = "10月12日现场核查,3个项目连续停工超过60天(见附件),县级专班未组织会商.";

    static Map<String, Notice> all() {
        Map<String, Notice> all = new LinkedHashMap<>();
        all.put("interview-company", notice(interview("E-07", "锦绣花园", 61, 7)));
        all.put(
                "interview-company-several",
                notice(interview("E-07", "锦绣花园", 61, 7), interview("E-19", "沂河新居(二期)", 44, 19)));
        all.put("interview-company-annexed", notice(five()));
        all.put(
                "replace-manager",
                notice(estate("E-07", "锦绣花园", Measure.REPLACE_MANAGER, 2, 61, 7)));
        all.put("blacklist", notice(estate("E-07", "锦绣花园", Measure.BLACKLIST, 3, 61, 7)));
        all.put("supervised-rectification", notice(street(Measure.SUPERVISED_RECTIFICATION, 1)));
        all.put("interview-reminder", notice(street(Measure.INTERVIEW_REMINDER, 2)));
        all.put("accountability", notice(street(Measure.ACCOUNTABILITY, 3)));
        all.put("accountability-of-misses", notice(missed(3)));
        all.put("interview-county", notice(half(Measure.INTERVIEW_COUNTY, 1)));
        all.put("interview-of-misses", notice(missed(2)));
        all.put("yellow-card", notice(half(Measure.YELLOW_CARD, 2)));
        all.put("circular", notice(missed(1)));
        all.put("prompt-letter", notice(prompted(null)));
        all.put("supervision-letter", notice(supervised()));
        all.put("accountability-letter", notice(found(FindingKind.SLOW_ACTION, FACTS)));
        all.put("public-criticism", notice(found(FindingKind.PERFUNCTORY, FACTS)));
        all.put("discipline-referral", notice(found(FindingKind.FORMALISM, FACTS)));
        all.put("revocation", revocation(false));
        all.put("revocation-in-part", revocation(true));
        return all;
    }

    private static Escalation[] five() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(i -> interview("E-" + i, "沂河新居" + i + "期", 50 - i, 10 + i))
                .toArray(Escalation[]::new);
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
        assertThat(LetterLines.of(all().get(name).letter())).isEqualTo(expected(name));
    }

    @Test
    void all_fourteen_kinds_are_among_them() {
        assertThat(all().values().stream().map(it -> it.content().kind()).distinct()).hasSize(14);
    }

    @Test
    void accountability_goes_to_whoever_has_power_over_the_officials_and_never_to_them() {
        Notice street = all().get("accountability");
        Notice county = all().get("accountability-of-misses");

        assertThat(street.content().addressee()).isEqualTo(Cases2022.LANSHAN);
        assertThat(county.content().addressee().name()).isEqualTo("市纪委监委");
        MeasureTerms terms = Cases2022.RULEBOOK.terms(Measure.ACCOUNTABILITY);
        Escalation homeless = withoutCounty(street(Measure.ACCOUNTABILITY, 3));
        assertThat(Concerned.addressee(homeless, terms).party().name()).isEqualTo("市纪委监委");
    }

    @Test
    void a_revocation_announces_what_it_takes_back() {
        Notice revocation = all().get("revocation");

        assertThat(revocation.announcement().notice().revokes())
                .containsExactly(revocation.revokes());
        assertThat(revocation.announcement().notice().kind()).isEqualTo("撤销通知");
        assertThat(all().get("interview-company").announcement().notice().revokes()).isNull();
    }

    private static Escalation withoutCounty(Escalation street) {
        return street.resting(street.evidence().in(null));
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

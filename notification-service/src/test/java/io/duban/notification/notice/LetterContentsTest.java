package io.duban.notification.notice;

import static io.duban.notification.notice.Cases2022.BODIES;
import static io.duban.notification.notice.Cases2022.RULEBOOK;
import static io.duban.notification.notice.Cases2022.estate;
import static io.duban.notification.notice.Cases2022.interview;
import static io.duban.notification.notice.Cases2022.notice;
import static io.duban.notification.notice.Cases2022.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.notification.letter.Addressee;
import io.duban.notification.letter.Addressee.As;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Letter;
import io.duban.notification.letter.LetterTemplates;
import io.duban.notification.letter.LetterWriter;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.Revocation;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a letter holds besides its words. */
class LetterContentsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 11, 8);
    private static final Rulebooks RULEBOOKS = Rulebooks.of(RULEBOOK);
    private static final Addressee COMPANY = new Addressee(Cases2022.COMPANY, As.COMPANY);

    private final LetterWriter writer =
            new LetterWriter(() -> RULEBOOKS, LetterTemplates.bundled(), BODIES);

    @Test
    void a_letter_remembers_the_boards_of_its_figures_and_the_edition_of_its_words() {
        Letter letter = notice(estate("E-07", "锦绣花园", Measure.BLACKLIST, 3, 61, 7)).letter();

        assertThat(letter.figures())
                .extracting(it -> it.ranking() + " " + it.period().id() + " " + it.revision())
                .containsExactly(
                        "estate-complaints 2022-08 1",
                        "estate-complaints 2022-09 1",
                        "estate-complaints 2022-10 1");
        assertThat(letter.figures()).allSatisfy(it -> assertThat(it.hash()).isEqualTo("hash"));
        assertThat(letter.edition()).isEqualTo("linyi-2022-57/2022-1");
        assertThat(letter.answerWithin()).isEqualTo(20);
    }

    @Test
    void the_same_escalations_give_the_same_letters() {
        Map<String, Notice> once = LetterGoldenTest.all();

        assertThat(LetterGoldenTest.all()).isEqualTo(once);
    }

    @Test
    void a_table_shows_the_months_in_which_all_stand_three_at_most() {
        Table both =
                table(
                        estate("E-07", "锦绣花园", Measure.INTERVIEW_COMPANY, 5, 61, 7),
                        estate("E-19", "沂河新居", Measure.INTERVIEW_COMPANY, 2, 44, 19));
        Table three =
                table(
                        estate("E-07", "锦绣花园", Measure.INTERVIEW_COMPANY, 5, 61, 7),
                        estate("E-19", "沂河新居", Measure.INTERVIEW_COMPANY, 4, 44, 19));

        assertThat(both.columns().stream().map(it -> it.group() + it.title()))
                .containsExactly(
                        "序号", "物业服务项目", "所在县区街道（镇）", "物业服务企业", "9月件", "9月位", "10月件", "10月位");
        assertThat(three.columns()).hasSize(4 + 3 * 2);
    }

    @Test
    void more_rows_than_three_are_an_annex() {
        Escalation[] four = {
            interview("E-1", "一期", 50, 1),
            interview("E-2", "二期", 49, 2),
            interview("E-3", "三期", 48, 3),
            interview("E-4", "四期", 47, 4)
        };
        Letter letter = notice(four).letter();

        assertThat(letter.blocks()).noneMatch(Table.class::isInstance);
        Annex annex = (Annex) letter.blocks().getLast();
        assertThat(((Table) annex.content().getFirst()).rows()).hasSize(4);
        assertThat(letter.text()).contains("一期等4个物业服务项目").contains("具体情况见附件。");
        assertThat(letter.facts()).contains("4. 四期");
    }

    @Test
    void nobody_gets_a_copy_of_what_is_restricted() {
        MeasureTerms terms = RULEBOOK.terms(Measure.PROMPT_LETTER);
        MeasureTerms restricted =
                new MeasureTerms(
                        terms.measure(), 0, List.of(), 5, List.of(), Secrecy.RESTRICTED, Map.of());
        Escalation prompted = prompted(null);
        Addressee zone = Concerned.addressee(prompted, terms);

        assertThat(writer.letter(List.of(prompted), zone, terms).copies())
                .containsExactly("市政府办公室");
        assertThat(writer.letter(List.of(prompted), zone, restricted).copies()).isEmpty();
    }

    @Test
    void a_revocation_is_signed_and_numbered_by_whoever_issued_the_letter_and_names_its_number() {
        Escalation gone = interview("E-07", "锦绣花园", 61, 7);
        Letter original = notice(gone).letter();
        EscalationRevoked revoked = EscalationRevoked.of(gone, 2, DAY, "2022年10月排名已更正（第2版）");

        Letter revocation =
                writer.revocation(
                        new Revocation(
                                original,
                                "临物治约〔2022〕3号",
                                DAY.minusDays(5),
                                COMPANY,
                                List.of(revoked),
                                List.of()));

        assertThat(revocation.series().prefix()).isEqualTo("临物治撤");
        assertThat(revocation.organs()).isEqualTo(original.organs());
        assertThat(revocation.copies()).isEqualTo(original.copies());
        assertThat(revocation.text())
                .contains("2022年11月3日，我办印发《关于约谈安居物业服务有限公司的通知》（临物治约〔2022〕3号）。经复核");
    }

    @Test
    void on_paper_a_letter_has_its_number_and_its_day() {
        Paper paper = notice(prompted(null)).letter().paper("临棚治提〔2022〕12号", DAY, "");

        assertThat(paper.blocks()).contains(new Dated(DAY)).doesNotContain(new Dated(null));
        assertThat(paper.number()).isEqualTo("临棚治提〔2022〕12号");
        assertThat(paper.head()).isEqualTo("临沂市棚改和未建成社区集中整治专项行动工作专班办公室");
    }

    @Test
    void a_letter_that_a_release_before_wrote_as_one_text_has_blocks_and_working_days() {
        String text =
                """
                银雀山街道办事处：
                你街道连续两次居后三位。
                请你街道主要负责同志按时接受约谈提醒。
                临沂市物业管理领域集中整治专项行动工作专班
                临沂市棚改和未建成社区集中整治专项行动工作专班\
                """;
        Letter letter =
                OldLetters.read(
                        new Document("title", "关于对银雀山街道约谈提醒的通知")
                                .append("facts", "事实")
                                .append("clause", "条款")
                                .append("demand", "请你街道主要负责同志按时接受约谈提醒。")
                                .append("deadlineDays", 7)
                                .append("text", text));

        assertThat(letter.text()).isEqualTo(text);
        assertThat(letter.organs()).hasSize(2);
        assertThat(letter.head()).isEqualTo("临沂市物业管理领域集中整治专项行动工作专班");
        assertThat(letter.answerWithin()).isEqualTo(5);
        assertThat(letter.series()).isNull();
    }

    private static Table table(Escalation... escalations) {
        return notice(escalations).letter().blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

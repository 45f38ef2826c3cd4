package io.duban.ranking.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.sheet.CsvFile;
import io.duban.kit.sheet.ExcelFile;
import io.duban.kit.sheet.Share;
import io.duban.kit.sheet.Sheet;
import io.duban.ranking.readmodel.ArchivedBoard;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Boards as an official opens them in a spreadsheet program. */
class BoardSheetsTest {

    private static final LocalDate CLOSED = LocalDate.of(2022, 11, 3);
    private static final Party LANSHAN = new Party("371302", "兰山区");
    private static final String HASH = "ab".repeat(32);

    @Test
    void estates_are_told_by_name_with_where_they_lie_and_who_serves_them() {
        BoardSheets sheets = sheets(estates());
        Sheet ranked = sheets.ranked();

        assertThat(sheets.fileName()).isEqualTo("物业服务项目月度投诉量排名_2022年10月_第2版");
        assertThat(ranked.title()).isEqualTo("物业服务项目月度投诉量排名（2022年10月）");
        assertThat(ranked.columns())
                .containsExactly(
                        "名次",
                        "物业服务项目",
                        "所属县区",
                        "所属街道",
                        "物业服务企业",
                        "户数",
                        "12345热线投诉（件）",
                        "每千户投诉量（件）",
                        "列入名单");
        assertThat(ranked.rows().getFirst())
                .containsExactly(
                        1,
                        "锦绣花园",
                        "兰山区",
                        "银雀山街道",
                        "=安居物业",
                        1_260,
                        new BigDecimal("61"),
                        new BigDecimal("48.4127"),
                        true);
        assertThat(ranked.notes())
                .contains(
                        "考核期：2022年10月　第2版（定稿）　关账日：2022年11月3日　参加排名：1个",
                        "校验值（SHA-256）：" + HASH,
                        "名单截止处另有70个并列（12345热线投诉9件），一并列入将超出规定数量，均未列入。",
                        "另有3件投诉尚未归属物业服务项目，占1.5%。");
        assertThat(sheets.all().getLast().rows())
                .containsExactly(Arrays.asList("沂河新居", null, null, 4, new BigDecimal("44")));
    }

    @Test
    void shares_are_percentages_and_what_decided_among_equals_has_its_column() {
        Sheet ranked = sheets(counties()).ranked();

        assertThat(ranked.columns())
                .containsExactly("名次", "倒数位次", "县区", "推进节点完成率", "累计逾期（天）", "列入名单");
        assertThat(ranked.rows().getLast())
                .containsExactly(
                        2,
                        1,
                        "费县",
                        new Share(new BigDecimal("0.2500")),
                        new BigDecimal("412"),
                        true);
    }

    @Test
    void the_parts_of_a_score_are_told_and_who_is_not_rated_and_why() {
        BoardSheets sheets = sheets(streets());

        assertThat(sheets.ranked().columns())
                .containsExactly(
                        "名次",
                        "倒数位次",
                        "街道",
                        "所属县区",
                        "综合得分（分）",
                        "每千户月均投诉量（件/千户·月）",
                        "业主委员会组建率",
                        "列入名单");
        assertThat(sheets.all().get(1).rows()).containsExactly(List.of("兰山街道", "党的组织覆盖率、每月排查落实率"));
    }

    @Test
    void no_code_and_no_name_of_a_constant_is_in_any_table() throws IOException {
        for (Board board : List.of(estates(), counties(), streets())) {
            for (Sheet sheet : sheets(board).all()) {
                String csv = new String(CsvFile.of(sheet), StandardCharsets.UTF_8);

                assertThat(csv).doesNotContainPattern("E-07|3713|[A-Z]{2,}_|Rate|2022-|null");
            }
        }
    }

    /** They stay where the build leaves them, to be looked at in a spreadsheet program. */
    @Test
    void every_board_can_be_written_as_a_workbook() throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "workbooks"));
        for (Board board : List.of(estates(), counties(), streets())) {
            Path file = kept.resolve(board.ranking() + ".xlsx");
            Files.write(file, ExcelFile.of(sheets(board).all()));
            assertThat(file).isNotEmptyFile();
        }
    }

    private static BoardSheets sheets(Board board) {
        return new BoardSheets(
                BoardView.of(
                        new ArchivedBoard(board, HASH, true),
                        board.rows().stream().map(RowView::of).toList(),
                        Optional.empty(),
                        Optional.empty()),
                Rulebooks.of(Rulebook.bundled("linyi-2022-57")));
    }

    private static Board estates() {
        EstateProfile estate =
                new EstateProfile(
                        "E-07",
                        "锦绣花园",
                        new Party("371302002", "银雀山街道"),
                        LANSHAN,
                        1_260,
                        new Party("P-1", "=安居物业"),
                        null);
        BoardRow row =
                new BoardRow(
                        estate.subject(),
                        1,
                        1,
                        null,
                        new BigDecimal("61"),
                        List.of(),
                        true,
                        new BigDecimal("48.4127"),
                        estate,
                        null,
                        List.of());
        RowChange change =
                new RowChange(Subject.estate("E-19", "沂河新居"), null, null, 4, new BigDecimal("44"));
        return board(
                "estate-complaints",
                Month.of(2022, 10),
                List.of(row),
                List.of(),
                new LeftOut(new BigDecimal("9"), 70),
                List.of(change),
                new Unattributed(3, new BigDecimal("0.0150"), false));
    }

    private static Board counties() {
        return board(
                "county-progress-monthly",
                Month.of(2022, 10),
                List.of(county("兰山区", 1, 2, "1.0000", "0"), county("费县", 2, 1, "0.2500", "412")),
                List.of(),
                null,
                List.of(),
                null);
    }

    private static BoardRow county(
            String name, int rank, int fromEnd, String rate, String overdue) {
        return new BoardRow(
                Subject.county("37130" + rank, name),
                rank,
                2,
                fromEnd,
                new BigDecimal(rate),
                List.of(new TieBreak("overdueDays", new BigDecimal(overdue))),
                fromEnd == 1,
                null,
                null,
                null,
                List.of());
    }

    private static Board streets() {
        BoardRow row =
                new BoardRow(
                        Subject.street("371302002", "银雀山街道"),
                        1,
                        1,
                        1,
                        new BigDecimal("56.7213"),
                        List.of(),
                        false,
                        null,
                        null,
                        LANSHAN,
                        List.of(
                                score("complaintsPerThousandHouseholds", "8.1", "20", "0"),
                                score("ownersCommitteeRate", "0.8530", "0.5", "0.9")));
        NotRated lacking =
                new NotRated(
                        Subject.street("371302001", "兰山街道"),
                        List.of("partyCoverageRate", "monthlyInspectionRate"));
        return board(
                "street-work",
                Day.of(2022, 9, 30),
                List.of(row),
                List.of(lacking),
                null,
                List.of(),
                null);
    }

    private static IndicatorScore score(String id, String value, String worst, String best) {
        return new IndicatorScore(
                id,
                new BigDecimal(value),
                new BigDecimal(worst),
                new BigDecimal(best),
                BigDecimal.TEN,
                BigDecimal.ONE);
    }

    private static Board board(
            String ranking,
            Period period,
            List<BoardRow> rows,
            List<NotRated> notRated,
            LeftOut leftOut,
            List<RowChange> changes,
            Unattributed unattributed) {
        return new Board(
                ranking,
                period,
                2,
                CLOSED,
                rows.size(),
                rows,
                notRated,
                false,
                leftOut,
                changes,
                unattributed);
    }
}

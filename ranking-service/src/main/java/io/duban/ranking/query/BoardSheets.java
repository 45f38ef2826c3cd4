package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.sheet.Share;
import io.duban.kit.sheet.Sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A board as tables for people: in their words, with no code where there is a name. */
final class BoardSheets {

    /** The unit of shares, which their percentage shows. */
    private static final String SHARE = "比率";

    private final BoardView board;
    private final Rulebook rulebook;
    private final Optional<RankingRule> rule;

    BoardSheets(BoardView board, Rulebooks rulebooks) {
        this.board = board;
        this.rulebook =
                rulebooks
                        .of(board.ranking(), board.period())
                        .orElseGet(() -> rulebooks.on(board.period().end()));
        this.rule = rulebook.ranking(board.ranking());
    }

    /** What the file is called: the ranking, its period and the revision. */
    String fileName() {
        return title() + "_" + board.period().term() + "_第" + board.revision() + "版";
    }

    /** Who stands where. */
    Sheet ranked() {
        List<Column> columns =
                BoardColumns.of(
                        board.published(),
                        rule,
                        it -> indicator(it).map(BoardSheets::heading).orElse("其他指标"));
        return new Sheet(
                        "排名",
                        columns.stream().map(Column::heading).toList(),
                        board.published().stream().map(row -> cells(columns, row)).toList())
                .titled(title() + "（" + board.period().term() + "）", notes());
    }

    /** The board, who is not rated, and what the revision has changed. */
    List<Sheet> all() {
        List<Sheet> sheets = new ArrayList<>(List.of(ranked()));
        if (!board.notRated().isEmpty()) {
            sheets.add(
                    besides(
                            "未参加排名",
                            List.of("名称", "缺少的数据"),
                            board.notRated().stream().map(this::notRated).toList()));
        }
        if (!board.changes().isEmpty()) {
            sheets.add(
                    besides(
                            "本版更正",
                            List.of("名称", "原名次", heading("原"), "现名次", heading("现")),
                            board.changes().stream().map(this::changed).toList()));
        }
        return sheets;
    }

    private Sheet besides(String name, List<String> columns, List<List<Object>> rows) {
        return new Sheet(name, columns, rows)
                .titled(
                        title() + "：" + name,
                        List.of(board.period().term() + "　第" + board.revision() + "版"));
    }

    private String title() {
        return rule.map(RankingRule::title).orElse("排名");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "考核期：%s　第%d版%s　关账日：%s　参加排名：%d个"
                        .formatted(
                                board.period().term(),
                                board.revision(),
                                board.isFinal() ? "（定稿）" : "",
                                new Day(board.closedOn()).term(),
                                board.rated()));
        notes.add("校验值（SHA-256）：" + board.hash());
        Optional.ofNullable(board.leftOut()).map(this::leftOut).ifPresent(notes::add);
        if (board.undecidable()) {
            notes.add("无法区分先后或参加排名的数量过少，未列入任何对象。");
        }
        Optional.ofNullable(board.unattributed())
                .filter(it -> it.count() > 0)
                .map(BoardSheets::unattributed)
                .ifPresent(notes::add);
        return notes;
    }

    private String leftOut(LeftOut tie) {
        String value = rule.map(it -> "（" + it.metric().words(tie.value()) + "）").orElse("");
        return "名单截止处另有" + tie.count() + "个并列" + value + "，一并列入将超出规定数量，均未列入。";
    }

    private static String unattributed(Unattributed open) {
        return "另有%d件投诉尚未归属物业服务项目，占%s。".formatted(open.count(), Share.of(open.share()));
    }

    private List<Object> notRated(NotRated subject) {
        List<String> missing =
                subject.missing().stream()
                        .map(it -> indicator(it).map(Indicator::name).orElse("应完成的推进节点"))
                        .distinct()
                        .toList();
        return List.of(subject.subject().name(), String.join("、", missing));
    }

    private List<Object> changed(RowChange change) {
        return Arrays.asList(
                change.subject().name(),
                change.rankBefore(),
                value(change.valueBefore()),
                change.rankAfter(),
                value(change.valueAfter()));
    }

    private Object value(BigDecimal value) {
        return rule.isPresent() ? BoardColumns.value(rule.get().metric(), value) : value;
    }

    private String heading(String which) {
        return which + rule.map(it -> BoardColumns.heading(it.metric())).orElse("数值");
    }

    private static String heading(Indicator indicator) {
        return indicator.unit().equals(SHARE)
                ? indicator.name()
                : indicator.name() + "（" + indicator.unit() + "）";
    }

    private Optional<Indicator> indicator(String id) {
        return rulebook.indicators().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static List<Object> cells(List<Column> columns, BoardRow row) {
        List<Object> cells = new ArrayList<>();
        columns.forEach(it -> cells.add(it.cell().apply(row)));
        return cells;
    }
}

package io.duban.project.report;

import io.duban.contracts.board.LeftOut;
import io.duban.project.report.BulletinController.BulletinView;
import io.duban.project.sheet.Sheet;
import io.duban.project.target.TargetView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bulletin as tables. */
final class BulletinSheets {

    private BulletinSheets() {}

    static List<Sheet> of(BulletinView view) {
        Bulletin bulletin = view.bulletin();
        return List.of(
                new Sheet(
                        "说明",
                        List.of("月份", "版本", "发布日", "SHA-256"),
                        List.of(
                                row(
                                        bulletin.month(),
                                        bulletin.version(),
                                        bulletin.publishedOn(),
                                        view.hash()))),
                sheet(
                        "工作推进排名",
                        List.of("名次", "县区代码", "县区", "推进率", "应完成", "已完成", "逾期天数"),
                        bulletin.counties().stream()
                                .map(
                                        it ->
                                                row(
                                                        it.rank(),
                                                        it.county().code(),
                                                        it.county().name(),
                                                        it.deliveryRate(),
                                                        it.obligedWeight(),
                                                        it.completedWeight(),
                                                        it.overdueDays()))),
                targets(bulletin.targets()),
                reported(view.reportedTargets()),
                sheet(
                        "逾期任务",
                        List.of("到期日", "县区", "任务"),
                        bulletin.missed().stream()
                                .map(it -> row(it.due(), it.county().name(), it.task()))),
                supervised(bulletin.keySupervision()),
                sheet(
                        "双周缺报",
                        List.of("双周", "起", "止", "项目", "县区"),
                        bulletin.missingReviews().stream()
                                .map(
                                        it ->
                                                row(
                                                        it.fortnight(),
                                                        it.from(),
                                                        it.to(),
                                                        it.projectId(),
                                                        it.county().name()))),
                changes(bulletin.changes()),
                boards(view.boards()),
                measures(view.measures()));
    }

    static Sheet targets(List<TargetView> targets) {
        return sheet(
                "目标",
                List.of("目标", "条款", "目标值", "实际值", "是否完成", "期限"),
                targets.stream()
                        .map(
                                it ->
                                        row(
                                                it.title(),
                                                it.clause(),
                                                it.target(),
                                                it.actual(),
                                                it.reached(),
                                                it.by())));
    }

    static Sheet reported(List<TargetView> targets) {
        return sheet(
                "自报目标",
                List.of("目标", "条款", "目标值", "县区代码", "县区", "时段", "自报值", "是否完成"),
                targets.stream()
                        .flatMap(
                                target ->
                                        target.counties().stream()
                                                .map(
                                                        it ->
                                                                row(
                                                                        target.title(),
                                                                        target.clause(),
                                                                        target.target(),
                                                                        it.county().id(),
                                                                        it.county().name(),
                                                                        it.period(),
                                                                        it.value(),
                                                                        it.reached()))));
    }

    private static Sheet supervised(List<Bulletin.Supervised> supervised) {
        return sheet(
                "重点督办",
                List.of("项目", "名称", "县区", "原因", "到位资金", "应付", "已付", "闲置天数", "挪用"),
                supervised.stream()
                        .map(
                                it -> {
                                    List<Object> cells =
                                            new ArrayList<>(
                                                    row(
                                                            it.projectId(),
                                                            it.name(),
                                                            it.county().name(),
                                                            it.reasons().toString()));
                                    if (it.funds() != null) {
                                        cells.addAll(
                                                row(
                                                        it.funds().arrived(),
                                                        it.funds().due(),
                                                        it.funds().paid(),
                                                        it.funds().idleDays(),
                                                        it.funds().misuse()));
                                    }
                                    return cells;
                                }));
    }

    private static Sheet changes(Bulletin.Changes changes) {
        List<String> columns = List.of("更正", "到期日", "县区", "任务");
        if (changes == null) {
            return sheet("更正", columns, Stream.of());
        }
        return sheet(
                "更正",
                columns,
                Stream.of(
                                changes.annulled().stream()
                                        .map(
                                                it ->
                                                        row(
                                                                "撤销逾期",
                                                                it.due(),
                                                                it.county().name(),
                                                                it.task())),
                                changes.added().stream()
                                        .map(
                                                it ->
                                                        row(
                                                                "新增逾期",
                                                                it.due(),
                                                                it.county().name(),
                                                                it.task())),
                                changes.counties().stream()
                                        .map(it -> row("推进数据更正", null, it.name(), null)))
                        .flatMap(it -> it));
    }

    private static Sheet boards(List<QuotedBoard> boards) {
        return sheet(
                "上榜名单",
                List.of("榜单", "考核期", "版次", "SHA-256", "名次", "位次", "类型", "代码", "名称", "数值", "同值时的次序"),
                boards.stream().flatMap(BulletinSheets::rows));
    }

    /** Whom a board lists, and where it left out a tie, a row that says so. */
    private static Stream<List<Object>> rows(QuotedBoard board) {
        Stream<List<Object>> listed =
                board.listed().stream()
                        .map(
                                it ->
                                        rowOf(
                                                board,
                                                it.rank(),
                                                it.place(),
                                                it.subject().type().wire(),
                                                it.subject().code(),
                                                it.subject().name(),
                                                it.value(),
                                                decides(it)));
        LeftOut tie = board.leftOut();
        return tie == null
                ? listed
                : Stream.concat(
                        listed,
                        Stream.of(
                                rowOf(
                                        board,
                                        null,
                                        "并列未列入",
                                        null,
                                        null,
                                        "名单截止处另有" + tie.count() + "个并列，均未列入",
                                        tie.value(),
                                        null)));
    }

    private static List<Object> rowOf(QuotedBoard board, Object... cells) {
        List<Object> row =
                new ArrayList<>(
                        row(board.ranking(), board.period(), board.revision(), board.hash()));
        row.addAll(row(cells));
        return row;
    }

    private static String decides(QuotedBoard.Listed listed) {
        return listed.tieBreak().isEmpty()
                ? null
                : listed.tieBreak().stream()
                        .map(it -> it.metric() + "=" + it.value().toPlainString())
                        .collect(Collectors.joining(" "));
    }

    private static Sheet measures(List<QuotedMeasure> measures) {
        return sheet(
                "措施",
                List.of("措施", "规则", "类型", "代码", "名称", "考核期", "状态", "日期"),
                measures.stream()
                        .map(
                                it ->
                                        row(
                                                it.measure(),
                                                it.rule(),
                                                it.subject().type().wire(),
                                                it.subject().code(),
                                                it.subject().name(),
                                                it.period(),
                                                it.state(),
                                                it.on())));
    }

    static Sheet sheet(String name, List<String> columns, Stream<List<Object>> rows) {
        return new Sheet(name, columns, rows.toList());
    }

    /** Cells of a row, of which some may be empty. */
    static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}

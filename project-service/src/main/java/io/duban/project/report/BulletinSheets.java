package io.duban.project.report;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.Metric;
import io.duban.kit.sheet.Share;
import io.duban.kit.sheet.Sheet;
import io.duban.project.ledger.Funds;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.report.BulletinController.BulletinView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bulletin as tables for people: in their words, with names in place of codes. */
final class BulletinSheets {

    private final BulletinView view;
    private final Bulletin bulletin;
    private final ReportNames names;
    private final Map<String, String> tasks;

    BulletinSheets(BulletinView view, ReportNames names) {
        this.view = view;
        this.bulletin = view.bulletin();
        this.names = names;
        this.tasks = names.tasks(everyTask().map(Bulletin.MissedTask::task).distinct().toList());
    }

    /** What the file is called. */
    String fileName() {
        return bulletin.month().term() + "工作通报_第" + bulletin.version() + "版";
    }

    List<Sheet> all() {
        TargetSheets targets = new TargetSheets(names);
        return Stream.of(
                        standings(),
                        targets.measured(bulletin.targets()),
                        targets.reported(view.reportedTargets()),
                        missed(),
                        supervised(),
                        missingReviews(),
                        changes(),
                        boards(),
                        measures())
                .map(this::titled)
                .toList();
    }

    private Sheet titled(Sheet sheet) {
        return sheet.titled(
                bulletin.month().term() + "工作通报：" + sheet.name(),
                List.of(
                        "第"
                                + bulletin.version()
                                + "版　发布日："
                                + new Day(bulletin.publishedOn()).term(),
                        "校验值（SHA-256）：" + view.hash()));
    }

    private Sheet standings() {
        return sheet(
                "工作推进排名",
                List.of("名次", "县区", "推进节点完成率", "应完成（权重）", "已完成（权重）", "累计逾期（天）"),
                bulletin.counties().stream()
                        .map(
                                it ->
                                        row(
                                                it.rank(),
                                                it.county().name(),
                                                Share.of(it.deliveryRate()),
                                                it.obligedWeight(),
                                                it.completedWeight(),
                                                it.overdueDays())));
    }

    private Sheet missed() {
        return sheet(
                "逾期任务",
                List.of("到期日", "县区", "任务", "任务编号"),
                bulletin.missed().stream()
                        .map(it -> row(it.due(), it.county().name(), title(it), it.task())));
    }

    private Sheet supervised() {
        return sheet(
                "重点督办",
                List.of("项目", "县区", "原因", "到位资金（元）", "应付资金（元）", "已付资金（元）", "闲置天数", "挪用", "项目编号"),
                bulletin.keySupervision().stream().map(BulletinSheets::supervised));
    }

    private static List<Object> supervised(Bulletin.Supervised it) {
        Funds funds = it.funds();
        boolean told = funds != null;
        return row(
                it.name(),
                it.county().name(),
                KeySupervision.words(it.reasons()),
                told ? funds.arrived() : null,
                told ? funds.due() : null,
                told ? funds.paid() : null,
                told ? funds.idleDays() : null,
                told ? funds.misuse() : null,
                it.projectId());
    }

    private Sheet missingReviews() {
        Map<String, String> projects = names.projects();
        return sheet(
                "双周缺报",
                List.of("双周", "起", "止", "项目", "县区", "项目编号"),
                bulletin.missingReviews().stream()
                        .map(
                                it ->
                                        row(
                                                it.fortnight(),
                                                it.from(),
                                                it.to(),
                                                projects.get(it.projectId()),
                                                it.county().name(),
                                                it.projectId())));
    }

    private Sheet changes() {
        List<String> columns = List.of("更正", "到期日", "县区", "任务");
        Bulletin.Changes changes = bulletin.changes();
        return changes == null
                ? sheet("更正", columns, Stream.of())
                : sheet(
                        "更正",
                        columns,
                        Stream.of(
                                        changes.annulled().stream().map(it -> change("撤销逾期", it)),
                                        changes.added().stream().map(it -> change("新增逾期", it)),
                                        changes.counties().stream()
                                                .map(it -> row("推进数据更正", null, it.name(), null)))
                                .flatMap(it -> it));
    }

    private List<Object> change(String what, Bulletin.MissedTask task) {
        return row(what, task.due(), task.county().name(), title(task));
    }

    private Sheet boards() {
        return sheet(
                "上榜名单",
                List.of("排名", "考核期", "位次", "类型", "名称", "数值", "同值时的次序", "版次", "校验值（SHA-256）"),
                view.boards().stream().flatMap(this::rows));
    }

    /** Whom a board lists, and where it left out a tie, a row that says so. */
    private Stream<List<Object>> rows(QuotedBoard board) {
        Stream<List<Object>> listed =
                board.listed().stream()
                        .map(
                                it ->
                                        row(
                                                names.rule(board.ranking(), board.period()),
                                                board.period().term(),
                                                it.place(),
                                                it.subject().type().term(),
                                                it.subject().name(),
                                                words(board, it),
                                                decides(it),
                                                board.revision(),
                                                board.hash()));
        LeftOut tie = board.leftOut();
        return tie == null ? listed : Stream.concat(listed, Stream.of(leftOut(board, tie)));
    }

    private List<Object> leftOut(QuotedBoard board, LeftOut tie) {
        String value =
                names.metric(board.ranking(), board.period())
                        .map(it -> it.words(tie.value()))
                        .orElseGet(() -> tie.value().toPlainString());
        return row(
                names.rule(board.ranking(), board.period()),
                board.period().term(),
                "并列未列入",
                null,
                "名单截止处另有" + tie.count() + "个并列，均未列入",
                value,
                null,
                board.revision(),
                board.hash());
    }

    private String words(QuotedBoard board, QuotedBoard.Listed listed) {
        return names.metric(board.ranking(), board.period())
                .map(it -> it.words(listed.value()))
                .orElseGet(() -> listed.value().toPlainString());
    }

    private static String decides(QuotedBoard.Listed listed) {
        return listed.tieBreak().isEmpty()
                ? null
                : listed.tieBreak().stream()
                        .map(BulletinSheets::words)
                        .collect(Collectors.joining("，"));
    }

    private static String words(TieBreak decides) {
        return Metric.named(decides.metric())
                .map(it -> it.words(decides.value()))
                .orElseGet(() -> decides.value().toPlainString());
    }

    private Sheet measures() {
        return sheet(
                "措施",
                List.of("措施", "依据", "类型", "名称", "考核期", "状态", "日期"),
                view.measures().stream()
                        .map(
                                it ->
                                        row(
                                                it.measure().term(),
                                                names.rule(it.rule(), it.period()),
                                                it.subject().type().term(),
                                                it.subject().name(),
                                                it.period().term(),
                                                it.state().term(),
                                                it.on())));
    }

    private Stream<Bulletin.MissedTask> everyTask() {
        Bulletin.Changes changes = bulletin.changes();
        return changes == null
                ? bulletin.missed().stream()
                : Stream.of(bulletin.missed(), changes.annulled(), changes.added())
                        .flatMap(List::stream);
    }

    private String title(Bulletin.MissedTask task) {
        return tasks.get(task.task());
    }

    static Sheet sheet(String name, List<String> columns, Stream<List<Object>> rows) {
        return new Sheet(name, columns, rows.toList());
    }

    /** Cells of a row, of which some may be empty. */
    static List<Object> row(Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}

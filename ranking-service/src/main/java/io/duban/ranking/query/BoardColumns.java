package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.rulebook.Criterion;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.sheet.Share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The columns of a board: those of its kind of subjects, its metrics, and what rows hold besides.
 */
final class BoardColumns {

    private BoardColumns() {}

    /**
     * The columns that have something to show.
     *
     * @param indicator what people call an indicator
     */
    static List<Column> of(
            List<BoardRow> rows, Optional<RankingRule> rule, UnaryOperator<String> indicator) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("名次", BoardRow::rank));
        addIfAny(columns, rows, new Column("倒数位次", BoardRow::fromEnd));
        columns.addAll(subject(rows));
        columns.add(
                new Column(
                        rule.map(it -> heading(it.metric())).orElse("数值"),
                        row ->
                                rule.map(it -> value(it.metric(), row.value()))
                                        .orElse(row.value())));
        rule.ifPresent(
                it ->
                        it.order().stream()
                                .skip(1)
                                .map(Criterion::metric)
                                .forEach(metric -> addIfAny(columns, rows, decides(metric))));
        addIfAny(columns, rows, new Column("每千户投诉量（件）", row -> plain(row.perThousandHouseholds())));
        indicators(rows).forEach(id -> columns.add(indicator(id, indicator.apply(id))));
        columns.add(new Column("列入名单", BoardRow::listed));
        return columns;
    }

    /** What a metric's column is called: 12345热线投诉（件）, 推进节点完成率. */
    static String heading(Metric metric) {
        return metric.isShare() ? metric.term() : metric.term() + "（" + metric.unit() + "）";
    }

    /** A metric's value as a cell. */
    static Object value(Metric metric, BigDecimal value) {
        return metric.isShare() ? Share.of(value) : plain(value);
    }

    private static List<Column> subject(List<BoardRow> rows) {
        Column name = new Column("名称", row -> row.subject().name());
        if (rows.isEmpty()) {
            return List.of(name);
        }
        SubjectType type = rows.getFirst().subject().type();
        name = new Column(type.term(), name.cell());
        return switch (type) {
            case COUNTY -> List.of(name);
            case STREET -> List.of(name, new Column("所属县区", of(BoardRow::county, it -> it.name())));
            case ESTATE ->
                    List.of(
                            name,
                            new Column("所属县区", of(BoardRow::estate, it -> it.county().name())),
                            new Column("所属街道", of(BoardRow::estate, it -> it.street().name())),
                            new Column("物业服务企业", of(BoardRow::estate, it -> it.company().name())),
                            new Column("户数", of(BoardRow::estate, it -> it.households())));
        };
    }

    private static <T> Function<BoardRow, Object> of(
            Function<BoardRow, T> part, Function<T, Object> value) {
        return row -> Optional.ofNullable(part.apply(row)).map(value).orElse(null);
    }

    private static Column decides(Metric metric) {
        return new Column(
                heading(metric),
                row ->
                        row.tieBreak().stream()
                                .filter(it -> it.metric().equals(metric.wire()))
                                .map(TieBreak::value)
                                .findFirst()
                                .map(it -> value(metric, it))
                                .orElse(null));
    }

    private static Set<String> indicators(List<BoardRow> rows) {
        Set<String> ids = new LinkedHashSet<>();
        rows.forEach(row -> row.indicators().forEach(it -> ids.add(it.indicator())));
        return ids;
    }

    private static Column indicator(String id, String name) {
        return new Column(
                name,
                row ->
                        row.indicators().stream()
                                .filter(it -> it.indicator().equals(id))
                                .findFirst()
                                .map(it -> indicator(it))
                                .orElse(null));
    }

    /** What runs from 0 to 1 at most is a share. */
    private static Object indicator(IndicatorScore score) {
        return score.best().max(score.worst()).compareTo(BigDecimal.ONE) <= 0
                ? Share.of(score.value())
                : plain(score.value());
    }

    private static void addIfAny(List<Column> columns, List<BoardRow> rows, Column column) {
        if (rows.stream().anyMatch(row -> column.cell().apply(row) != null)) {
            columns.add(column);
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

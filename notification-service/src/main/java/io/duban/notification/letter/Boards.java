package io.duban.notification.letter;

import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a letter names boards, and where somebody stands on them. */
final class Boards {

    private final Supplier<Rulebooks> rulebooks;

    Boards(Supplier<Rulebooks> rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** What the ranking is called: 县区季度工作推进排名. */
    String title(EvidenceRow row) {
        return rule(row).map(RankingRule::title).map(Prose::of).orElse("排名");
    }

    /** The board of a period, which names its own kind once: 2022年第三季度县区工作推进排名. */
    String board(EvidenceRow row) {
        String title = title(row);
        return switch (row.period()) {
            case Month month -> month.term() + title.replace("月度", "");
            case Quarter quarter -> quarter.term() + title.replace("季度", "");
            case Half half -> half.term() + title.replace("半年", "");
            case Day day -> "截至" + day.term() + "的" + title;
        };
    }

    /** When somebody stood there; of what grows with the days, its last: 截至2022年10月31日. */
    String time(EvidenceRow row) {
        boolean grows = metric(row).map(Metric::isShare).orElse(false);
        return time(grows ? new Day(row.period().end()) : row.period());
    }

    /** When something was so: 2022年6月, 截至2022年6月30日. */
    static String time(Period period) {
        return period instanceof Day ? "截至" + period.term() : period.term();
    }

    /** Whom the rule lists: 全市前30名, 后三位. */
    String listed(EvidenceRow row) {
        return rule(row)
                .map(
                        rule ->
                                switch (rule.cut()) {
                                    case Cut.First first -> "全市前" + first.places() + "名";
                                    case Cut.Last last ->
                                            "后" + Numerals.counting(last.places()) + "位";
                                })
                .orElseGet(() -> row.place().position());
    }

    /** Where the subject stands: 在参加排名的13个县区中居倒数第2位. */
    String place(EvidenceRow row) {
        boolean unknown =
                row.fromEnd() == null
                        && rule(row).map(RankingRule::cut).orElse(null) instanceof Cut.Last;
        // A listing of before places from the end were kept tells no more than that it is one.
        String position = unknown ? listed(row) : row.place().position();
        String subjects = rule(row).map(it -> "个" + it.subject().term()).orElse("个");
        return row.rated() == null
                ? "居" + position
                : "在参加排名的" + row.rated() + subjects + "中居" + position;
    }

    /** The value that is ranked, and what decided among equals. */
    String values(EvidenceRow row) {
        return Stream.concat(
                        Stream.of(value(row, row.value())),
                        row.tieBreak().stream()
                                .map(it -> words(Metric.named(it.metric()), it.value())))
                .collect(Collectors.joining("，"));
    }

    /** A value of the board's own metric. */
    String value(EvidenceRow row, BigDecimal value) {
        return words(metric(row), value);
    }

    /** A value without words, for a table. */
    String figure(EvidenceRow row) {
        boolean share = metric(row).map(Metric::isShare).orElse(false);
        BigDecimal shown = share ? row.value().movePointRight(2) : row.value();
        return shown.stripTrailingZeros().toPlainString();
    }

    /** What the values are, to explain a table: 12345热线投诉件数, 综合得分. */
    String measured(EvidenceRow row) {
        return metric(row)
                .map(it -> it == Metric.COUNTED_COMPLAINTS ? it.term() + "件数" : it.term())
                .orElse("数值");
    }

    /** What the values count, for the head of a table: 件. */
    String unit(EvidenceRow row) {
        return metric(row).map(Metric::unit).orElse("值");
    }

    private Optional<Metric> metric(EvidenceRow row) {
        return rule(row).map(RankingRule::metric);
    }

    private static String words(Optional<Metric> metric, BigDecimal value) {
        return metric.map(it -> it.words(value))
                .orElseGet(() -> "数值" + value.stripTrailingZeros().toPlainString());
    }

    private Optional<RankingRule> rule(EvidenceRow row) {
        Rulebooks editions = rulebooks.get();
        return editions.rule(row.ranking(), row.period())
                .or(() -> editions.latest().ranking(row.ranking()));
    }
}

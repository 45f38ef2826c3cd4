package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in the words of an office what an escalation rests on (事实). */
final class FactsWriter {

    private final Supplier<Rulebooks> rulebooks;

    FactsWriter(Supplier<Rulebooks> rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** The facts of all, numbered when there are several. */
    String write(List<Escalation> escalations) {
        String leftOut = leftOut(escalations);
        if (escalations.size() == 1) {
            return facts(escalations.getFirst()) + leftOut;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escalations.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ");
            text.append(facts(escalations.get(i)));
        }
        return text.append(leftOut.isEmpty() ? "" : "\n").append(leftOut).toString();
    }

    /** That a board on which these stand has left out a tie, once for each such board. */
    private String leftOut(List<Escalation> escalations) {
        return escalations.stream()
                .flatMap(it -> it.evidence().rows().stream())
                .filter(row -> row.leftOut() != null)
                .map(this::leftOut)
                .distinct()
                .collect(Collectors.joining());
    }

    private String leftOut(EvidenceRow row) {
        return board(row)
                + "名单截止处另有"
                + row.leftOut().count()
                + "个并列（"
                + words(rule(row).map(RankingRule::metric), row.leftOut().value())
                + "），一并列入将超出规定数量，均未列入。";
    }

    private String facts(Escalation escalation) {
        StringBuilder text = new StringBuilder(escalation.subject().name());
        List<EvidenceRow> rows = escalation.evidence().rows();
        if (!rows.isEmpty()) {
            text.append(place(rows.getLast()));
        }
        if (rows.size() > 1 && escalation.streak() != null) {
            text.append(streak(escalation.streak(), rows));
        }
        if (escalation.evidence().facts() != null) {
            text.append("：").append(escalation.evidence().facts());
        }
        if (escalation.occurrence() != null) {
            text.append("（整治期间累计第").append(escalation.occurrence()).append("次）");
        }
        return text.append("。").toString();
    }

    private String place(EvidenceRow row) {
        String where =
                row.estate() == null
                        ? ""
                        : "（"
                                + row.estate().county().name()
                                + row.estate().street().name()
                                + "，由"
                                + row.estate().company().name()
                                + "服务）";
        String among = row.rated() == null ? "" : "（共" + row.rated() + "个）";
        return where + "在" + board(row) + "中列" + position(row) + among + "，" + metrics(row);
    }

    private String board(EvidenceRow row) {
        return PeriodName.of(row.period())
                + rule(row).map(RankingRule::title).orElse(row.ranking());
    }

    /** At the end that is listed: nobody reads 第1位 of a last place. */
    private String position(EvidenceRow row) {
        if (row.fromEnd() == null
                && rule(row).map(RankingRule::cut).orElse(null) instanceof Cut.Last last) {
            // A listing of before places from the end were kept tells no more than that it is one.
            return "后" + last.places() + "位";
        }
        return row.place().position();
    }

    private String streak(int streak, List<EvidenceRow> rows) {
        String unit = rows.getLast().period() instanceof Month ? "个月" : "次";
        String listings =
                rows.stream()
                        .map(
                                row ->
                                        PeriodName.of(row.period())
                                                + position(row)
                                                + "（"
                                                + (row.rated() == null
                                                        ? ""
                                                        : "共" + row.rated() + "个，")
                                                + metrics(row)
                                                + "）")
                        .collect(Collectors.joining("、"));
        return "；已连续" + streak + unit + "列入，依次为" + listings;
    }

    /** The value that is ranked, and what decided among equals. */
    private String metrics(EvidenceRow row) {
        return Stream.concat(
                        Stream.of(words(rule(row).map(RankingRule::metric), row.value())),
                        row.tieBreak().stream()
                                .map(it -> words(Metric.named(it.metric()), it.value())))
                .collect(Collectors.joining("，"));
    }

    private static String words(Optional<Metric> metric, BigDecimal value) {
        if (metric.isEmpty()) {
            return "数值" + plain(value);
        }
        return switch (metric.get()) {
            case COUNTED_COMPLAINTS -> "12345热线投诉" + plain(value) + "件";
            case COMPOSITE_SCORE -> "综合得分" + plain(value) + "分";
            case DELIVERY_RATE -> "节点完成率" + plain(value.movePointRight(2)) + "%";
            case OVERDUE_DAYS -> "累计逾期" + plain(value) + "天";
        };
    }

    private Optional<RankingRule> rule(EvidenceRow row) {
        return rulebooks.get().rule(row.ranking(), row.period());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

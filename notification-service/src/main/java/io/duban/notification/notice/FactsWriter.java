package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says in the words of an office what an escalation rests on (事实). */
final class FactsWriter {

    private final Supplier<Rulebooks> rulebooks;

    FactsWriter(Supplier<Rulebooks> rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** The facts of all, numbered when there are several. */
    String write(List<Escalation> escalations) {
        if (escalations.size() == 1) {
            return facts(escalations.getFirst());
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escalations.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ");
            text.append(facts(escalations.get(i)));
        }
        return text.toString();
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
        String title = rule(row).map(RankingRule::title).orElse(row.ranking());
        String where =
                row.estate() == null
                        ? ""
                        : "（"
                                + row.estate().county().name()
                                + row.estate().street().name()
                                + "，由"
                                + row.estate().company().name()
                                + "服务）";
        return where
                + "在"
                + PeriodName.of(row.period())
                + title
                + "中列第"
                + row.rank()
                + "位，"
                + metric(row);
    }

    private String streak(int streak, List<EvidenceRow> rows) {
        String unit = rows.getLast().period() instanceof Month ? "个月" : "次";
        String listings =
                rows.stream()
                        .map(
                                row ->
                                        PeriodName.of(row.period())
                                                + "第"
                                                + row.rank()
                                                + "位（"
                                                + metric(row)
                                                + "）")
                        .collect(Collectors.joining("、"));
        return "；已连续" + streak + unit + "列入，依次为" + listings;
    }

    private String metric(EvidenceRow row) {
        Optional<Metric> metric = rule(row).map(RankingRule::metric);
        if (metric.isEmpty()) {
            return "数值" + plain(row.value());
        }
        return switch (metric.get()) {
            case COUNTED_COMPLAINTS -> "12345热线投诉" + plain(row.value()) + "件";
            case COMPOSITE_SCORE -> "综合得分" + plain(row.value()) + "分";
            case DELIVERY_RATE -> "节点完成率" + plain(row.value().movePointRight(2)) + "%";
            case OVERDUE_DAYS -> "累计逾期" + plain(row.value()) + "天";
        };
    }

    private Optional<RankingRule> rule(EvidenceRow row) {
        return rulebooks.get().rule(row.ranking(), row.period());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

package io.duban.ranking.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** RULES 3 with the table's numbers, as one would do it on paper. */
final class Score {

    private record Row(String id, String worst, String best, int street, int county) {}

    private static final Row[] TABLE = {
        new Row("complaintsPerThousandHouseholds", "20", "0", 30, 30),
        new Row("timelyResolutionRate", "0.5", "1", 25, 25),
        new Row("ownersCommitteeRate", "0.5", "0.9", 15, 15),
        new Row("professionalCoverageRate", "0.5", "0.85", 10, 15),
        new Row("partyCoverageRate", "0", "1", 5, 5),
        new Row("monthlyInspectionRate", "0.5", "1", 15, 10)
    };

    private Score() {}

    /** The indicators that are not known, in alphabetical order. */
    static List<String> missing(Map<String, BigDecimal> values) {
        return Arrays.stream(TABLE)
                .map(Row::id)
                .filter(id -> !values.containsKey(id))
                .sorted()
                .toList();
    }

    /** The score of a body that lacks nothing. */
    static BigDecimal of(Map<String, BigDecimal> values, boolean street) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : TABLE) {
            BigDecimal value = values.get(row.id());
            BigDecimal worst = new BigDecimal(row.worst());
            BigDecimal best = new BigDecimal(row.best());
            BigDecimal part =
                    value.subtract(worst)
                            .divide(best.subtract(worst), 40, RoundingMode.HALF_UP)
                            .max(BigDecimal.ZERO)
                            .min(BigDecimal.ONE);
            sum = sum.add(part.multiply(BigDecimal.valueOf(street ? row.street() : row.county())));
        }
        return sum.setScale(4, RoundingMode.HALF_UP);
    }

    static BigDecimal rounded(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 4, RoundingMode.HALF_UP);
    }
}

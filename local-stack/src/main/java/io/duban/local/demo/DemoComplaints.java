package io.duban.local.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The complaints of one month: heavy-tailed over estates, with a rhythm over hours and seasons,
 * about one in ten repeating an earlier matter. The same seed and month give the same complaints.
 */
final class DemoComplaints {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final double REPEATS = 0.10;
    private static final double UNKNOWN_ESTATE = 0.008;
    private static final double[] HOURS = {
        1, 1, 1, 1, 1, 2, 5, 10, 16, 18, 15, 11, 8, 8, 11, 12, 11, 10, 12, 14, 12, 8, 4, 2
    };
    private static final String[][] MATTERS = {
        {"property.service", "物业服务不到位", "报修多日无人上门,物业电话无人接听。"},
        {"property.fees", "收费不透明", "物业未公示收费标准,捆绑收取费用。"},
        {"property.public-revenue", "公共收益未公开", "电梯广告收入未向业主公开。"},
        {"property.cleaning", "卫生清理不及时", "楼道垃圾连续多日无人清理。"},
        {"property.facilities", "设施设备维护不到位", "单元门禁损坏,路灯长期不亮。"},
        {"property.service", "安保巡逻缺失", "夜间无人巡逻,外来车辆随意进出。"},
        {"parking.sale-only", "车位只售不租", "地下车位空置,开发企业只售不租。"},
        {"utility.heating", "供热温度不达标", "室内温度低,多次反映未解决。"},
        {"violation.fire-lane", "占用消防通道", "机动车长期占用消防通道。"},
        {"charging.e-bike", "缺少充电设施", "小区没有电动自行车充电设施。"}
    };
    private static final double[] MATTER_SHARE = {22, 14, 6, 18, 20, 8, 4, 3, 3, 2};

    /** One complaint as the hotline sends it. */
    record DemoComplaint(
            String ticketNo,
            OffsetDateTime receivedAt,
            String estateId,
            String category,
            String title,
            String detail) {}

    private final List<DemoCity.Estate> estates;
    private final long seed;
    private final int average;

    DemoComplaints(List<DemoCity.Estate> estates, long seed, int averagePerMonth) {
        this.estates = estates;
        this.seed = seed;
        this.average = averagePerMonth;
    }

    /** All complaints of the month in the order in which they were received. */
    List<DemoComplaint> of(YearMonth month) {
        SplittableRandom random = new SplittableRandom(seed * 31 + month.hashCode());
        double[] byEstate = cumulated(mood(random));
        double[] byDay = cumulated(days(month, random));
        double[] byHour = cumulated(HOURS);
        double[] byMatter = cumulated(MATTER_SHARE);
        int count = (int) (average * byDay[byDay.length - 1] / byDay.length);
        List<Long> seconds = times(random, count, byDay, byHour);
        List<DemoComplaint> complaints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            OffsetDateTime at =
                    month.atDay(1).atStartOfDay().plusSeconds(seconds.get(i)).atOffset(SHANGHAI);
            String ticket = "%d%02d-%06d".formatted(month.getYear(), month.getMonthValue(), i + 1);
            if (i > 0 && random.nextDouble() < REPEATS) {
                complaints.add(repeat(complaints.get(random.nextInt(i)), ticket, at));
            } else {
                complaints.add(fresh(random, ticket, at, byEstate, byMatter));
            }
        }
        return complaints;
    }

    private DemoComplaint fresh(
            SplittableRandom random,
            String ticket,
            OffsetDateTime at,
            double[] byEstate,
            double[] byMatter) {
        String[] matter = MATTERS[pick(random, byMatter)];
        String estate =
                random.nextDouble() < UNKNOWN_ESTATE
                        ? null
                        : estates.get(pick(random, byEstate)).id();
        return new DemoComplaint(ticket, at, estate, matter[0], matter[1], matter[2]);
    }

    private static DemoComplaint repeat(DemoComplaint earlier, String ticket, OffsetDateTime at) {
        return new DemoComplaint(
                ticket,
                at,
                earlier.estateId(),
                earlier.category(),
                earlier.title(),
                "再次反映:" + earlier.detail());
    }

    /**
     * Estates improve and get worse from month to month, but a bad one rarely becomes a good one.
     */
    private double[] mood(SplittableRandom random) {
        return estates.stream()
                .mapToDouble(it -> it.weight() * (0.55 + 0.9 * random.nextDouble()))
                .toArray();
    }

    private static double[] days(YearMonth month, SplittableRandom random) {
        double[] weights = new double[month.lengthOfMonth()];
        for (int day = 1; day <= weights.length; day++) {
            weights[day - 1] = season(month.atDay(day)) * (rain(month, random) ? 1.7 : 1.0);
        }
        return weights;
    }

    private static double season(LocalDate day) {
        boolean heating =
                day.getMonth() == Month.DECEMBER
                        || (day.getMonth() == Month.NOVEMBER && day.getDayOfMonth() >= 15);
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        return (heating ? 1.4 : 1.0) * (weekend ? 0.85 : 1.0);
    }

    private static boolean rain(YearMonth month, SplittableRandom random) {
        double chance =
                month.getMonth() == Month.JULY || month.getMonth() == Month.AUGUST ? 0.15 : 0.03;
        return random.nextDouble() < chance;
    }

    private static List<Long> times(
            SplittableRandom random, int count, double[] byDay, double[] byHour) {
        List<Long> seconds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long hour = pick(random, byDay) * 24L + pick(random, byHour);
            seconds.add(hour * 3_600 + random.nextInt(3_600));
        }
        seconds.sort(null);
        return seconds;
    }

    private static double[] cumulated(double[] weights) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private static int pick(SplittableRandom random, double[] cumulated) {
        double at = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
    }
}

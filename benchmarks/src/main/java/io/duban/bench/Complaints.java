package io.duban.bench;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Complaints over the benchmark's estates; where no month is said, of June 2022. */
final class Complaints {

    static final int ESTATES = 3_000;
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final int SECONDS_OF_DAY = 86_400;

    private Complaints() {}

    /** {@code count} complaints whose tickets begin with {@code prefix}. */
    static Iterator<Map<String, Object>> many(String prefix, int count) {
        return many(prefix, count, JUNE);
    }

    static Iterator<Map<String, Object>> many(String prefix, int count, YearMonth month) {
        return IntStream.range(0, count).mapToObj(n -> one(prefix, n, month)).iterator();
    }

    static Map<String, Object> one(String prefix, int n) {
        return one(prefix, n, JUNE);
    }

    private static Map<String, Object> one(String prefix, int n, YearMonth month) {
        long second = (n * 7_919L) % ((long) month.lengthOfMonth() * SECONDS_OF_DAY);
        OffsetDateTime at = month.atDay(1).atStartOfDay().plusSeconds(second).atOffset(SHANGHAI);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticketNo", prefix + n);
        document.put("receivedAt", at.toString());
        document.put("channel", "12345");
        document.put("estateId", estateId(estateOf(n)));
        document.put("category", "property.cleaning");
        document.put("title", "卫生清理不及时");
        document.put("detail", "三号楼楼道垃圾连续多日无人清理,多次向物业反映没有结果,请督促处理。");
        document.put(
                "caller", Map.of("name", "演示来电", "phone", "00000000000", "unit", "3-2-" + n % 900));
        return document;
    }

    static Iterator<Map<String, Object>> estates() {
        return IntStream.range(0, ESTATES).mapToObj(Complaints::estate).iterator();
    }

    static Iterator<Map<String, Object>> bodies() {
        return java.util.List.<Map<String, Object>>of(
                        Map.of("code", "C0", "level", "city", "name", "城市"),
                        Map.of(
                                "code", "C1", "level", "county", "name", "县区", "parent", "C0",
                                "kind", "区"),
                        Map.of(
                                "code", "S1", "level", "street", "name", "街道", "parent", "C1",
                                "kind", "街道"))
                .iterator();
    }

    /** A heavy tail: the square of a uniform number. */
    private static int estateOf(int n) {
        double u = (n * 0.6180339887498949) % 1.0;
        return (int) (u * u * ESTATES);
    }

    private static Map<String, Object> estate(int i) {
        return Map.of(
                "estateId",
                estateId(i),
                "name",
                "小区" + i,
                "street",
                "S1",
                "households",
                400 + i % 900,
                "company",
                Map.of("id", "CO" + i % 200, "name", "物业" + i % 200 + "(演示)"));
    }

    private static String estateId(int i) {
        return "E%05d".formatted(i);
    }
}

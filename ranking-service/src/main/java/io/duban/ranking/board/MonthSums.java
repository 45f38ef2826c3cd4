package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.SubjectType;
import io.duban.ranking.state.Keys;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A month's sums by the code of the body; kept for ever, because longer periods look back. */
public record MonthSums(Map<String, BodySums> streets, Map<String, BodySums> counties) {

    public MonthSums {
        streets = new TreeMap<>(streets);
        counties = new TreeMap<>(counties);
    }

    public static MonthSums of(List<MonthTally> shares) {
        Map<String, BodySums> streets = new TreeMap<>();
        Map<String, BodySums> counties = new TreeMap<>();
        for (MonthTally share : shares) {
            for (EstateCount estate : share.estates()) {
                add(streets, estate.estate().street().id(), estate);
                add(counties, estate.estate().county().id(), estate);
            }
        }
        return new MonthSums(streets, counties);
    }

    /** Its key among the records of the live boards. */
    public static String liveKey(Month month) {
        return Keys.of("sums", month.id());
    }

    BodySums of(SubjectType type, String code) {
        Map<String, BodySums> byCode =
                switch (type) {
                    case STREET -> streets;
                    case COUNTY -> counties;
                    case ESTATE -> Map.of();
                };
        return byCode.getOrDefault(code, BodySums.NONE);
    }

    private static void add(Map<String, BodySums> sums, String code, EstateCount estate) {
        sums.put(code, sums.getOrDefault(code, BodySums.NONE).plus(estate));
    }
}

package io.duban.contracts.subject;

import java.util.List;

/**
 * How letters name a body and speak to it (称谓). What the body calls itself decides; of a body that
 * does not say, its name tells it.
 */
final class Styles {

    private static final String COMMITTEE = "管委会";
    private static final String WHOLE_COMMITTEE = "管理委员会";
    private static final String GOVERNMENT = "人民政府";
    private static final String OFFICE = "办事处";
    private static final String STREET = "街道";

    /** What ends the names of functional zones, which have a committee and no government. */
    private static final List<String> ZONES =
            List.of("开发区", "高新区", "经开区", "度假区", "示范区", "园区", "保税区", "合作区");

    private Styles() {}

    static String formal(BodyProfile body) {
        String name = body.name();
        if (name.endsWith(COMMITTEE)) {
            return place(name) + WHOLE_COMMITTEE;
        }
        if (isOrgan(name)) {
            return name;
        }
        return switch (body.level()) {
            case CITY -> name + GOVERNMENT;
            case COUNTY -> name + (isZone(body) ? WHOLE_COMMITTEE : GOVERNMENT);
            case STREET -> street(body);
            case DEPARTMENT, TASKFORCE -> name;
        };
    }

    static String addressed(BodyProfile body) {
        if (body.level() == BodyLevel.COUNTY && isZone(body)) {
            return "你区";
        }
        String place = place(body.name());
        for (String kind : List.of(STREET, "镇", "乡", "县", "区", "市", "旗")) {
            if (kind.equals(body.kind()) || (body.kind() == null && place.endsWith(kind))) {
                return "你" + kind;
            }
        }
        return body.level() == BodyLevel.STREET ? "你" + STREET : "你单位";
    }

    private static String street(BodyProfile body) {
        String name = body.name();
        if (name.endsWith(STREET)) {
            return name + OFFICE;
        }
        if (name.endsWith("镇") || name.endsWith("乡")) {
            return name + GOVERNMENT;
        }
        return STREET.equals(body.kind()) ? name + STREET + OFFICE : name;
    }

    private static boolean isZone(BodyProfile body) {
        return body.kind() == null
                ? body.name().endsWith(COMMITTEE) || ZONES.stream().anyMatch(body.name()::endsWith)
                : body.kind().equals(COMMITTEE) || body.kind().endsWith("开发区");
    }

    private static boolean isOrgan(String name) {
        return name.endsWith(GOVERNMENT) || name.endsWith(OFFICE) || name.endsWith(WHOLE_COMMITTEE);
    }

    /** The name without the organ that it may hold. */
    private static String place(String name) {
        for (String organ : List.of(GOVERNMENT, OFFICE, WHOLE_COMMITTEE, COMMITTEE)) {
            if (name.endsWith(organ)) {
                return name.substring(0, name.length() - organ.length());
            }
        }
        return name;
    }
}

package io.duban.complaint.register;

import io.duban.contracts.WireName;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kind of body (机构) it is. */
enum BodyLevel implements WireName {
    CITY,
    /** 县区(管委会). */
    COUNTY,
    /** 街道(镇). */
    STREET,
    /** 市直部门. */
    DEPARTMENT,
    /** 专班. */
    TASKFORCE;

    static final Map<String, BodyLevel> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(BodyLevel::wire, Function.identity()));

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.duban.contracts.subject;

import io.duban.contracts.WireName;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kind of body (机构) it is. */
public enum BodyLevel implements WireName {
    /** 市. */
    CITY,
    /** 县区(管委会). */
    COUNTY,
    /** 街道(镇). */
    STREET,
    /** 市直部门. */
    DEPARTMENT,
    /** 专班. */
    TASKFORCE;

    /** Levels by their name on the wire. */
    public static final Map<String, BodyLevel> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(BodyLevel::wire, Function.identity()));

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

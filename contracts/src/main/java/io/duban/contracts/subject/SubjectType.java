package io.duban.contracts.subject;

import io.duban.contracts.WireName;

import java.util.Locale;

/** What a ranking ranks and a measure is taken against (RULES 1). */
public enum SubjectType implements WireName {
    /** 物业服务项目: a residential estate as served under one property-service contract. */
    ESTATE("物业服务项目"),
    /** 街道(镇). */
    STREET("街道"),
    /** 县区(管委会), functional zones included. */
    COUNTY("县区");

    private final String term;

    SubjectType(String term) {
        this.term = term;
    }

    /** What people call it. */
    public String term() {
        return term;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

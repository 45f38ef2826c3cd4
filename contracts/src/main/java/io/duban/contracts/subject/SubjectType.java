package io.duban.contracts.subject;

import io.duban.contracts.WireName;

import java.util.Locale;

/** What a ranking ranks and a measure is taken against (RULES 1). */
public enum SubjectType implements WireName {
    /** 物业服务项目: a residential estate as served under one property-service contract. */
    ESTATE,
    /** 街道(镇). */
    STREET,
    /** 县区(管委会), functional zones included. */
    COUNTY;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

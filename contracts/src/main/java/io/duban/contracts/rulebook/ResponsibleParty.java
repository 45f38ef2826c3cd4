package io.duban.contracts.rulebook;

/** Who answers for what a complaint is about (责任主体). */
public enum ResponsibleParty {
    /** 物业服务企业: only its complaints can count against an estate. */
    PROPERTY_SERVICE,
    /** 开发建设单位. */
    DEVELOPER,
    /** 专营单位: water, heating, gas, power. */
    UTILITY,
    /** 违法违规行为人, whom departments act against jointly. */
    OFFENDER,
    /** 属地街道(镇). */
    STREET
}

package io.duban.contracts.project;

/** Stages of a project (工程节点) in their order; clauses 四(二)1 and 四(二)2. */
public enum Stage {
    /** 征收摸底. */
    SURVEY,
    /** 补偿方案. */
    COMPENSATION_PLAN,
    /** 风险评估. */
    RISK_ASSESSMENT,
    /** 手续办理. */
    PERMITS,
    /** 建设方案. */
    CONSTRUCTION_PLAN,
    /** 开工. */
    START,
    /** 主体封顶. */
    TOPPED_OUT,
    /** 竣工验收. */
    COMPLETION,
    /** 交付. */
    DELIVERY,
    /** 分房. */
    ALLOCATION,
    /** 回迁. */
    MOVE_BACK,
    /** 不动产登记. */
    TITLE_REGISTRATION
}

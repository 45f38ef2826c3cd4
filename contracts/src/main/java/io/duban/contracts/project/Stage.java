package io.duban.contracts.project;

/** Stages of a project (工程节点) in their order; clauses 四(二)1 and 四(二)2. */
public enum Stage {
    /** 征收摸底. */
    SURVEY("征收摸底"),
    /** 补偿方案. */
    COMPENSATION_PLAN("补偿方案"),
    /** 风险评估. */
    RISK_ASSESSMENT("风险评估"),
    /** 手续办理. */
    PERMITS("手续办理"),
    /** 建设方案. */
    CONSTRUCTION_PLAN("建设方案"),
    /** 开工. */
    START("开工"),
    /** 主体封顶. */
    TOPPED_OUT("主体封顶"),
    /** 竣工验收. */
    COMPLETION("竣工验收"),
    /** 交付. */
    DELIVERY("交付"),
    /** 分房. */
    ALLOCATION("分房"),
    /** 回迁. */
    MOVE_BACK("回迁"),
    /** 不动产登记. */
    TITLE_REGISTRATION("不动产登记");

    private final String term;

    Stage(String term) {
        this.term = term;
    }

    /** What people call it. */
    public String term() {
        return term;
    }
}

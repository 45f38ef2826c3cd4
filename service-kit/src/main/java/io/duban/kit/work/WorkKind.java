package io.duban.kit.work;

import io.duban.contracts.WireName;

/** What may wait for somebody (待办), of every service. */
public enum WorkKind implements WireName {
    /** A stage of a project (工程节点) that is not complete. */
    MILESTONE("milestone"),
    /** A task of 一台账、两清单 that is not complete. */
    TASK("task"),
    /** The report of a fortnight (双周调度). */
    REVIEW("review"),
    /** A final document (报送). */
    SUBMISSION("submission"),
    /** What a second person has to decide of a project or task (审批、复核). */
    REQUEST("request"),
    /** A request to exclude a complaint (剔除). */
    APPEAL("appeal"),
    /** Complaints that belong to no estate yet (待归属). */
    UNATTRIBUTED("unattributed"),
    /** A complaint that is not resolved (工单). */
    WORK_ORDER("workOrder"),
    /** 签批. */
    SIGNATURE("signature"),
    /** 签收. */
    RECEIPT("receipt"),
    /** 反馈. */
    ANSWER("answer"),
    /** 销号. */
    CLOSURE("closure"),
    /** 后续任务. */
    FOLLOW_UP("followUp");

    private final String wire;

    WorkKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

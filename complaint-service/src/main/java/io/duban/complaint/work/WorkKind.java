package io.duban.complaint.work;

import io.duban.contracts.WireName;

/**
 * What is waited for; also what other parts of the system wait for, of which there is none here.
 */
enum WorkKind implements WireName {
    MILESTONE("milestone"),
    TASK("task"),
    REVIEW("review"),
    SUBMISSION("submission"),
    REQUEST("request"),
    /** The decision on a request for exclusion (申诉剔除). */
    APPEAL("appeal"),
    /** That somebody says whose complaint it is. */
    UNATTRIBUTED("unattributed"),
    /** That a complaint is resolved (工单). */
    WORK_ORDER("workOrder"),
    SIGNATURE("signature"),
    RECEIPT("receipt"),
    ANSWER("answer"),
    CLOSURE("closure"),
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

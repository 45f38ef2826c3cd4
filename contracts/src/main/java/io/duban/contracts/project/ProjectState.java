package io.duban.contracts.project;

/** Where a project stands. Nothing is ever deleted (RULES 6). */
public enum ProjectState {
    /** 在账: on the ledger, its milestones oblige. */
    ACTIVE,
    /** 调整出库: the city has let another project take its place in the year. */
    ADJUSTED_OUT,
    /** 撤销: the city has withdrawn it. */
    WITHDRAWN
}

package io.duban.contracts.project;

/** Where a project stands. Nothing is ever deleted (RULES 6). */
public enum ProjectState {
    /** 在账: on the ledger, its milestones oblige. */
    ACTIVE("在账"),
    /** 调整出库: the city has let another project take its place in the year. */
    ADJUSTED_OUT("调整出库"),
    /** 撤销: the city has withdrawn it. */
    WITHDRAWN("撤销");

    private final String term;

    ProjectState(String term) {
        this.term = term;
    }

    /** What people call it. */
    public String term() {
        return term;
    }
}

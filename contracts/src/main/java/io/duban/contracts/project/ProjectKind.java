package io.duban.contracts.project;

/** The two kinds of projects under the task force. */
public enum ProjectKind {
    /** 棚改项目. */
    SHANTYTOWN("棚改项目"),
    /** 未建成社区项目. */
    UNFINISHED_COMMUNITY("未建成社区项目");

    private final String term;

    ProjectKind(String term) {
        this.term = term;
    }

    /** What people call it. */
    public String term() {
        return term;
    }
}

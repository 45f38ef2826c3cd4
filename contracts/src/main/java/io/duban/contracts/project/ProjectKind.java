package io.duban.contracts.project;

/** The two kinds of projects under the task force. */
public enum ProjectKind {
    /** 棚改项目. */
    SHANTYTOWN,
    /** 未建成社区项目. */
    UNFINISHED_COMMUNITY
}

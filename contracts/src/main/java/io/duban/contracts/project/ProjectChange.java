package io.duban.contracts.project;

/** What made a version of a project. */
public enum ProjectChange {
    /** The plan was recorded or corrected. */
    PLANNED,
    /** A milestone was completed, or its completion corrected. */
    MILESTONE_COMPLETED,
    /** A stage that had been recorded as complete by mistake is open again. */
    COMPLETION_WITHDRAWN,
    /** A due date was extended with approval. */
    EXTENSION_APPROVED,
    /** A fortnightly report (双周调度) came in. */
    REVIEWED,
    /** An adjustment against a swap-in was asked for. */
    ADJUSTMENT_REQUESTED,
    /** Its withdrawal was asked for. */
    WITHDRAWAL_REQUESTED,
    /** A change was asked for that takes a second person (复核). */
    CHANGE_REQUESTED,
    /** It is held for another's place in the year's total, or set free again. */
    SWAP_RESERVED,
    /** The city decided on what was asked for. */
    DECIDED
}

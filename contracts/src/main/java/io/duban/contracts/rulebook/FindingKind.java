package io.duban.contracts.rulebook;

/** What a named official may establish, with evidence; never computed from a rank (RULES 2.6). */
public enum FindingKind {
    /** 不作为. */
    INACTION,
    /** 慢作为. */
    SLOW_ACTION,
    /** 负面舆情处置不力. */
    MISHANDLED_PUBLIC_OPINION,
    /** 走过场、消极应付、整治效果不明显、群众意见大. */
    PERFUNCTORY,
    /** 形式主义、官僚主义问题突出. */
    FORMALISM
}

package io.duban.contracts.project;

import io.duban.contracts.WireName;

import java.util.Locale;

/** The two lists (两清单). */
public enum TaskList implements WireName {
    /** 问题清单. */
    PROBLEMS,
    /** 任务清单. */
    TASKS;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

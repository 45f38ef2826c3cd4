package io.duban.project.work;

import io.duban.kit.work.WorkKind;

import java.util.List;

/** One kind of work, found along an index. */
interface WorkSource {

    WorkKind kind();

    /**
     * The first of it, in the order of places, from a place on; what stands at the place or before
     * it may be among them, beyond the limit.
     */
    List<WorkItem> find(WorkFilter filter, Place after, int limit);

    long count(WorkFilter filter);
}

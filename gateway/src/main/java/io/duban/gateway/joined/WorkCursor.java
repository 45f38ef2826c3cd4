package io.duban.gateway.joined;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the joined list has been read.
 *
 * @param last the last item that was given; absent before the first
 * @param pages by service, the cursor of the page of its own in which its next item stands, empty
 *     for its first page; a service that has given all is absent
 */
record WorkCursor(Optional<WorkPlace> last, Map<Part, String> pages) {

    WorkCursor {
        pages = Map.copyOf(pages);
    }

    /** Before the first item. */
    static WorkCursor start(Iterable<Part> parts) {
        Map<Part, String> pages = new EnumMap<>(Part.class);
        parts.forEach(it -> pages.put(it, ""));
        return new WorkCursor(Optional.empty(), pages);
    }
}

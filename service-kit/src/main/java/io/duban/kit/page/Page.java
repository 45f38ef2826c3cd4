package io.duban.kit.page;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 * @param count how many there are in the whole list; absent where nobody asked or nobody counted
 */
public record Page<T>(List<T> items, String next, Long count) {

    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, String next) {
        this(items, next, null);
    }
}

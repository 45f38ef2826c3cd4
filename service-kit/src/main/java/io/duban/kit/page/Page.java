package io.duban.kit.page;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }
}

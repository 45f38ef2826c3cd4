package io.duban.kit.page;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code ?limit=&cursor=} of a list.
 *
 * @param limit how many items at the most, 1 to 200
 * @param after key after which the page begins; null for the first page
 */
public record PageRequest(int limit, String after, String filter, Cursors cursors) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    /** Java also reads signs and the digits of other scripts. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    /**
     * Reads both parameters.
     *
     * @param filter names the list and everything that narrows it; a cursor is good for it alone
     */
    public static PageRequest of(String limit, String cursor, String filter, Cursors cursors) {
        String after = cursor == null ? null : cursors.lastKey(filter, cursor);
        return new PageRequest(limitOf(limit), after, filter, cursors);
    }

    /**
     * Cuts a page from what was found.
     *
     * @param found up to {@code limit + 1} items in order of key
     */
    public <T> Page<T> page(List<T> found, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursors.after(filter, key.apply(items.getLast())));
    }

    private static int limitOf(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (NUMBER.matcher(text).matches() && Integer.parseInt(text) <= LARGEST_LIMIT) {
            return Integer.parseInt(text);
        }
        throw new InvalidInputException(
                List.of(
                        new FieldError(
                                "/limit", "out-of-range", "must be from 1 to " + LARGEST_LIMIT)));
    }
}

package io.duban.kit.table;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of table: the columns that it may have. The import, the template and the documentation are
 * all made from it.
 *
 * @param id as it stands in paths: {@code tasks}
 * @param title what people call it: 任务清单
 * @param idField field that tells what a line is about
 * @param strict whether a column that the kind does not know is a fault, and fields are known by
 *     their own names, too; where it is not, unknown columns are passed over, and of two for one
 *     field the one counts that is named first
 * @param zone in which a time lies that tells no offset
 */
public record TableKind(
        String id,
        String title,
        String idField,
        boolean strict,
        ZoneId zone,
        List<Column> columns) {

    /** Columns that every list has for its readers. */
    private static final Set<String> FOR_READERS = Set.of("序号", "备注", "no", "remarks");

    public TableKind {
        columns = List.copyOf(columns);
        byHeading(columns, strict);
    }

    /** The columns by their headings, each in its {@link Headings#plain} form. */
    Map<String, Column> byHeading() {
        return byHeading(columns, strict);
    }

    /** Whether the heading belongs to a column that is for readers only. */
    boolean isForReaders(String heading) {
        return FOR_READERS.contains(Headings.plain(heading))
                && !byHeading().containsKey(Headings.plain(heading));
    }

    /** Headings of the template. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        columns.forEach(it -> headings.add(it.heading()));
        return headings;
    }

    private static Map<String, Column> byHeading(List<Column> columns, boolean strict) {
        Map<String, Column> byHeading = new LinkedHashMap<>();
        for (Column column : columns) {
            List<String> names = new ArrayList<>(column.headings());
            if (strict) {
                names.add(column.field());
            }
            for (String name : names) {
                Column other = byHeading.putIfAbsent(Headings.plain(name), column);
                if (other != null && !other.field().equals(column.field())) {
                    throw new IllegalArgumentException(
                            "'%s' stands above %s and %s"
                                    .formatted(name, other.field(), column.field()));
                }
            }
        }
        return byHeading;
    }
}

package io.duban.contracts.rulebook;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The clauses of a notice that hold a rule, a number, a deadline, an actor or an artefact (条款清单),
 * and what holds each of them here.
 */
public final class Checklist {

    /**
     * A row.
     *
     * @param clause its place in the notice, such as {@code 六(四)2}
     * @param quote verbatim
     * @param holds ids of the rulebook, names in the code, or calls of the API
     * @param where what they are, in words
     */
    public record Row(int number, String clause, String quote, List<String> holds, String where) {

        public Row {
            holds = List.copyOf(holds);
        }
    }

    private Checklist() {}

    /** The checklist of a notice that comes with the program, such as {@code linyi-2022-57}. */
    public static List<Row> bundled(String id) {
        try (InputStream in = Checklist.class.getResourceAsStream("/notices/" + id + ".yaml")) {
            if (in == null) {
                throw new NoSuchElementException("no checklist '" + id + "' is bundled");
            }
            Map<String, Object> document =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return ((List<?>) document.get("rows")).stream().map(Checklist::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Object entry) {
        Map<?, ?> fields = (Map<?, ?>) entry;
        return new Row(
                (Integer) fields.get("row"),
                (String) fields.get("clause"),
                (String) fields.get("quote"),
                ((List<?>) fields.get("holds")).stream().map(Object::toString).toList(),
                (String) fields.get("where"));
    }
}

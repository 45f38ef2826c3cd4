package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Says of a query that looks at very many documents that an index is missing, once each shape. */
final class Walks {

    static final int MANY = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Walks.class);
    private static final int MOST_SHAPES = 1_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Watches one query. */
    Watch of(String collection, Document query, Document order) {
        return examined -> {
            if (examined == MANY + 1) {
                say(shape(collection, query, order));
            }
        };
    }

    /** Is told how many documents a command has looked at. */
    @FunctionalInterface
    interface Watch {
        void examined(int documents);
    }

    private void say(String shape) {
        if (said.size() < MOST_SHAPES && said.add(shape)) {
            LOG.warn("a query walks more than {} documents; an index is missing: {}", MANY, shape);
        }
    }

    /** Fields and operators; values may be personal. */
    private static String shape(String collection, Document query, Document order) {
        Set<String> words = new TreeSet<>();
        collect("", query, words);
        return collection
                + " find "
                + words
                + (order == null || order.isEmpty() ? "" : " sort " + order);
    }

    private static void collect(String path, Object value, Set<String> words) {
        boolean nested = false;
        if (value instanceof Document document) {
            for (var entry : document.entrySet()) {
                nested = true;
                collect(
                        path.isEmpty() ? entry.getKey() : path + " " + entry.getKey(),
                        entry.getValue(),
                        words);
            }
        } else if (value instanceof Iterable<?> items && path.startsWith("$")) {
            for (Object item : items) {
                nested = true;
                collect(path, item, words);
            }
        }
        if (!nested && !path.isEmpty()) {
            words.add(path);
        }
    }
}

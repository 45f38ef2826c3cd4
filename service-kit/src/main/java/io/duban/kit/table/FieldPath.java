package io.duban.kit.table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a document the value of a column goes: {@code due}, {@code company.id}, or {@code
 * milestones[stage=START].due}, the field of the item of a list that another of its fields tells.
 */
final class FieldPath {

    private static final Pattern ITEM = Pattern.compile("(\\w+)\\[(\\w+)=(\\w+)]\\.(\\w+)");

    private FieldPath() {}

    /** Whether it leads to an item of a list, which has no place before it is there. */
    static boolean isOfItem(String path) {
        return path.indexOf('[') >= 0;
    }

    /** JSON Pointer of a field that is of no list. */
    static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    /** JSON Pointer of a field of any name. */
    static String pointerOf(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Puts the value there.
     *
     * @return its JSON Pointer
     */
    static String put(ObjectNode document, String path, JsonNode value) {
        Matcher item = ITEM.matcher(path);
        if (item.matches()) {
            ArrayNode list = document.withArray(item.group(1));
            int place = place(list, item.group(2), item.group(3));
            ((ObjectNode) list.get(place)).set(item.group(4), value);
            return "/" + item.group(1) + "/" + place + "/" + item.group(4);
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            document.set(path, value);
        } else {
            inner(document, path.substring(0, dot)).set(path.substring(dot + 1), value);
        }
        return pointer(path);
    }

    private static ObjectNode inner(ObjectNode document, String name) {
        return document.get(name) instanceof ObjectNode object ? object : document.putObject(name);
    }

    private static int place(ArrayNode list, String key, String value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).get(key).asString().equals(value)) {
                return i;
            }
        }
        list.addObject().put(key, value);
        return list.size() - 1;
    }
}

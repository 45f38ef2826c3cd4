package io.duban.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Values for what the API page describes: what may well be there, and what nobody expects. */
final class RandomValues {

    /** Written into JSON as an escape, for no encoder lets half a character pass. */
    static final String HALF_A_CHARACTER = "@half@";

    private static final Pattern WORD = Pattern.compile("\\b[a-z][A-Za-z]+\\b");
    private static final int DEEPEST = 4;

    private static final List<String> DATES =
            List.of("2022-05-13", "2022-05-31", "2022-06-10", "2022-06-30", "2022-07-15");

    /** No day to which a calendar could be advanced from the days of the test. */
    private static final List<String> HOSTILE_TEXTS =
            List.of(
                    "",
                    " ",
                    "　",
                    "\u0000",
                    "a\u0001b",
                    "\u007f",
                    "\u0085",
                    "\u202e",
                    "\u2066x",
                    "\ufeff",
                    "\uffff",
                    "\ufffe",
                    "😀",
                    "𠀀",
                    "e\u0301",
                    HALF_A_CHARACTER,
                    "null",
                    "true",
                    "NaN",
                    "-1",
                    "0",
                    "-0",
                    "+1",
                    "1.5",
                    "1e9",
                    "1e999999999",
                    "99999999999999999999",
                    "-9223372036854775809",
                    "٣",
                    "２０２２",
                    "2022-13",
                    "2022-00",
                    "2022-02-30",
                    "2022-Q5",
                    "2022-Q0",
                    "2022-H3",
                    "2022-W01",
                    "0000-01",
                    "0000-00-00",
                    "9999-12-31",
                    "10000-01-01",
                    "+10000-01",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "-0001-01",
                    "2022-06-31T00:00:00+08:00",
                    "2022-06-30T23:59:60+08:00",
                    "2022-06-30T24:00:00+08:00",
                    "+999999999-12-31T23:59:59+18:00",
                    "-999999999-01-01T00:00:00-18:00",
                    "2022-06-30T10:00:00",
                    "PT1S",
                    "../../etc/passwd",
                    "..",
                    ".",
                    "%",
                    "%00",
                    "%2e%2e%2f",
                    "a/b",
                    "a\\b",
                    "a;b=c",
                    "a?b#c",
                    "a&b=c",
                    "a,b,,c",
                    ",",
                    "/",
                    "county/",
                    "/C1",
                    "county/C1/x",
                    "estate/A1",
                    "$where",
                    "{\"$gt\": \"\"}",
                    "$set",
                    "a.b",
                    "__proto__",
                    "_id",
                    "' OR 1=1 --",
                    "<script>alert(1)</script>",
                    "${jndi:ldap://127.0.0.1/x}",
                    "{{7*7}}",
                    "*",
                    "(",
                    "[a-",
                    "\\",
                    "\"",
                    "line\nline",
                    "line\r\nline",
                    "\t",
                    "AAAAAAAAAAAAAAAAAAAAAA",
                    "a".repeat(65),
                    "字".repeat(201),
                    "x".repeat(1_100));

    private final Random random;
    private final ApiPage page;
    private final Map<String, List<String>> known;

    /**
     * @param known what there is, by the names that the page uses for it
     */
    RandomValues(Random random, ApiPage page, Map<String, List<String>> known) {
        this.random = random;
        this.page = page;
        this.known = known;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    byte[] bytes(int longest) {
        byte[] bytes = new byte[random.nextInt(longest + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    String hostileText() {
        return oneOf(HOSTILE_TEXTS);
    }

    /** A text for a parameter: plausible more often than not. */
    String parameter(String name, Map<String, Object> schema) {
        return oneIn(3) ? hostileText() : String.valueOf(plausible(name, schema, 0));
    }

    /** A body of that schema, some of its fields missing or not what they should be. */
    Object body(Map<String, Object> schema) {
        return oneIn(25) ? hostile(0) : plausible("", schema, 0);
    }

    private Object field(String name, Map<String, Object> schema, int depth) {
        return oneIn(8) ? hostile(depth) : plausible(name, schema, depth);
    }

    private Object plausible(String name, Map<String, Object> given, int depth) {
        Map<String, Object> schema = alternative(page.resolved(given));
        if (schema.containsKey("const")) {
            return schema.get("const");
        }
        if (schema.get("enum") instanceof List<?> values) {
            return oneOf(values);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "boolean" -> random.nextBoolean();
            case "integer" -> random.nextInt(-1, 60);
            case "number" -> random.nextInt(101) / 100.0;
            default -> text(name, schema);
        };
    }

    private Map<String, Object> alternative(Map<String, Object> schema) {
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.get(choice) instanceof List<?> choices && !choices.isEmpty()) {
                return page.resolved(oneOf(choices));
            }
        }
        return schema;
    }

    private String type(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> types) {
            return oneOf(types).toString();
        }
        return type == null
                ? schema.containsKey("properties") ? "object" : "string"
                : type.toString();
    }

    private Object object(Map<String, Object> schema, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        Map<String, Object> properties = ApiPage.map(schema.get("properties"));
        if (depth < DEEPEST) {
            properties.forEach(
                    (name, it) -> {
                        if (!oneIn(8)) {
                            object.put(name, field(name, page.resolved(it), depth + 1));
                        }
                    });
            if (properties.isEmpty()) {
                described(schema).forEach(it -> object.put(it, field(it, Map.of(), depth + 1)));
            }
        }
        if (oneIn(15)) {
            object.put(oneIn(2) ? "surprise" : hostileText(), hostile(depth + 1));
        }
        return object;
    }

    /** Where the page only tells of fields in words, their names are taken from there. */
    private List<String> described(Map<String, Object> schema) {
        String words = String.valueOf(schema.getOrDefault("description", ""));
        return WORD.matcher(words).results().map(MatchResult::group).distinct().limit(12).toList();
    }

    private Object array(String name, Map<String, Object> schema, int depth) {
        List<Object> items = new ArrayList<>();
        int many = oneIn(30) ? 300 : random.nextInt(3);
        for (int i = 0; i < many; i++) {
            items.add(field(name, page.resolved(schema.get("items")), depth + 1));
        }
        return items;
    }

    private Object text(String name, Map<String, Object> schema) {
        if (known.containsKey(name)) {
            return oneOf(known.get(name));
        }
        if (schema.get("examples") instanceof List<?> examples && !examples.isEmpty()) {
            return oneOf(examples);
        }
        return switch (String.valueOf(schema.getOrDefault("format", ""))) {
            case "date" -> oneOf(DATES);
            case "date-time" -> oneOf(DATES) + "T10:00:00+08:00";
            default -> oneIn(2) ? "X" + random.nextInt(5) : oneOf(known.get("id"));
        };
    }

    private Object hostile(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 12 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> new java.math.BigDecimal("1e400");
            case 4 -> -0.5;
            case 5, 6, 7 -> hostileText();
            case 8 -> List.of();
            case 9 -> Map.of();
            case 10 -> Collections.singletonList(hostile(depth + 1));
            default -> Collections.singletonMap(hostileText(), hostile(depth + 1));
        };
    }
}

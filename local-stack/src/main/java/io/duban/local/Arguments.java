package io.duban.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code --name value} and {@code --flag} of a main class. */
public final class Arguments {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    public Arguments(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                throw new IllegalArgumentException("'" + words[i] + "' is not an option");
            }
            boolean hasValue = i + 1 < words.length && !words[i + 1].startsWith("--");
            if (hasValue) {
                values.put(words[i], words[i + 1]);
                i++;
            } else {
                flags.add(words[i]);
            }
        }
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
        return value;
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public int number(String name, int otherwise) {
        return values.containsKey(name) ? number(name) : otherwise;
    }

    public boolean flag(String name) {
        return flags.contains(name);
    }
}

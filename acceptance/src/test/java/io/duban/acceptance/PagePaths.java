package io.duban.acceptance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the operation of the API page that a call makes. */
final class PagePaths {

    /** The segments of a path of the page; one in braces stands for any. */
    private record Template(String path, List<String> segments) {

        static Template of(String path) {
            return new Template(path, List.of(path.split("/", -1)));
        }

        boolean matches(List<String> called) {
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                boolean fits = isOpen(segment) ? isId(called, i) : segment.equals(called.get(i));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isId(List<String> called, int i) {
            return !called.get(i).isEmpty();
        }

        /** A segment that is written out wins over one that stands for any. */
        long open() {
            return segments.stream().filter(Template::isOpen).count();
        }

        private static boolean isOpen(String segment) {
            return segment.startsWith("{");
        }
    }

    private final Map<String, Map<String, Object>> paths;
    private final List<Template> templates;

    /**
     * @param paths the page's
     */
    PagePaths(Map<String, Map<String, Object>> paths) {
        this.paths = paths;
        this.templates =
                paths.keySet().stream()
                        .map(Template::of)
                        .sorted(Comparator.comparing(Template::open))
                        .toList();
    }

    /** Where on the page each operation stands. */
    List<List<String>> all() {
        return paths.entrySet().stream()
                .flatMap(
                        path ->
                                path.getValue().keySet().stream()
                                        .map(it -> List.of(path.getKey(), it)))
                .toList();
    }

    /**
     * Where on the page the call stands, such as {@code [/api/v1/bodies/{code}, get]}.
     *
     * @param path with or without a query
     */
    Optional<List<String>> find(String method, String path) {
        List<String> called = List.of(path.split("\\?", 2)[0].split("/", -1));
        String name = (method.equals("HEAD") ? "GET" : method).toLowerCase(Locale.ROOT);
        for (Template template : templates) {
            if (template.segments().size() == called.size()
                    && template.matches(called)
                    && paths.get(template.path()).containsKey(name)) {
                return Optional.of(List.of(template.path(), name));
            }
        }
        return Optional.empty();
    }
}

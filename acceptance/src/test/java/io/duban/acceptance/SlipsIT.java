package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.acceptance.ApiPage.Operation;
import io.duban.acceptance.ApiPage.Parameter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Every call of the API page with a slip: nobody is answered an empty list, or all of it, for a
 * mistyped query, and nobody is forbidden what nobody may.
 */
class SlipsIT {

    private static final String NO_VALUE = URLEncoder.encode("没有 这个!", StandardCharsets.UTF_8);

    /** Parameters that are looked for in texts, so that any text is one. */
    private static final Set<String> FREE = Set.of("q");

    /**
     * Where an issuer leads browsers, with whatever it sends along; where there is no issuer, as
     * here, nobody serves it.
     */
    private static final String LED_TO = "/api/v1/session/oidc";

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static RunningSystem system;
    private static List<Operation> operations;
    private static List<Operation> reads;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start();
        City.registerBodies(system.admin());
        // A key is for what is registered, and a company by an estate that it serves.
        system.admin().put("/api/v1/estates/E1", City.estate("一号小区", "S1", 500, "CO0"));
        operations =
                new ApiPage(system.admin().get("/openapi.yaml").body())
                        .operations().stream().filter(it -> it.path().startsWith("/api/")).toList();
        reads =
                operations.stream()
                        .filter(it -> it.method().equals("GET"))
                        .filter(it -> !it.path().startsWith(LED_TO))
                        .toList();
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    void a_parameter_that_a_call_does_not_know_is_named() {
        List<String> faults = new ArrayList<>();
        for (Operation read : reads) {
            for (String slip : List.of("foo", "Limit", "estate[]", "页")) {
                requireRefused(
                        read, slip, URLEncoder.encode(slip, StandardCharsets.UTF_8) + "=1", faults);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(reads).hasSizeGreaterThan(20);
    }

    @Test
    void a_parameter_that_is_given_twice_is_named() {
        List<String> faults = new ArrayList<>();
        for (Operation read : reads) {
            for (Parameter parameter : ofQuery(read, _ -> true)) {
                String name = parameter.name();
                requireRefused(read, name, name + "=1&" + name + "=1", faults);
                requireRefused(read, name, name + "=1&" + name + "=2", faults);
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void a_value_that_a_parameter_cannot_have_is_named() {
        List<String> faults = new ArrayList<>();
        for (Operation read : reads) {
            for (Parameter parameter : ofQuery(read, it -> !FREE.contains(it))) {
                requireRefused(read, parameter.name(), parameter.name() + "=" + NO_VALUE, faults);
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void a_value_that_is_nearly_one_is_none() {
        List<String> faults = new ArrayList<>();
        for (Operation read : reads) {
            for (Parameter parameter : ofQuery(read, _ -> true)) {
                if (parameter.schema().get("enum") instanceof List<?> values) {
                    String nearly = swapped(values.getFirst().toString());
                    requireRefused(read, parameter.name(), parameter.name() + "=" + nearly, faults);
                }
                if ("date".equals(parameter.schema().get("format"))) {
                    requireRefused(read, parameter.name(), parameter.name() + "=2022-7-1", faults);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void a_method_that_a_path_does_not_offer_is_answered_with_those_that_it_does() {
        Api hotline = Roles.keys(system).get("hotline");
        Map<String, Set<String>> offered = new TreeMap<>();
        for (Operation operation : operations) {
            Set<String> methods = offered.computeIfAbsent(named(operation), _ -> new TreeSet<>());
            methods.add(operation.method());
            if (operation.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        // Under such a word the path of an id lies, too, and offers what an id's does.
        offered.keySet().removeIf(it -> it.endsWith("/import") || it.endsWith("/batch"));
        List<String> faults = new ArrayList<>();
        offered.forEach(
                (path, methods) -> {
                    for (String method : METHODS) {
                        if (!methods.contains(method)) {
                            requireNotOffered(hotline, method, path, methods, faults);
                        }
                    }
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void the_head_of_every_read_is_that_of_the_read() {
        List<String> faults = new ArrayList<>();
        for (Operation read : reads) {
            boolean stream = read.path().endsWith("/stream");
            String path = named(read);
            Api.Answer head = system.admin().call("HEAD", path, Map.of(), new byte[0]);
            int expected = stream ? 200 : system.admin().get(path).status();
            if (head.status() != expected || !head.body().isEmpty()) {
                faults.add(path + " " + head.status() + " and not " + expected);
            }
        }

        assertThat(faults).isEmpty();
    }

    private static void requireNotOffered(
            Api api, String method, String path, Set<String> methods, List<String> faults) {
        Api.Answer answer = api.call(method, path, Map.of(), new byte[0]);
        String allowed = String.join(", ", methods);
        boolean told = answer.status() == 405 && allowed.equals(answer.header("allow"));
        if (!told) {
            faults.add(method + " " + path + " " + answer.status() + " " + answer.headers());
        }
    }

    /** The path under names that are not there, or the first where there are only some. */
    private static String named(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.schema().get("enum") instanceof List<?> values) {
                path = path.replace("{" + parameter.name() + "}", values.getFirst().toString());
            }
        }
        return path.replaceAll("\\{[^}]+}", "X1");
    }

    private static List<Parameter> ofQuery(Operation read, Predicate<String> names) {
        return read.parameters().stream()
                .filter(it -> it.in().equals("query"))
                .filter(it -> names.test(it.name()))
                .toList();
    }

    private static String swapped(String text) {
        String upper = text.toUpperCase(java.util.Locale.ROOT);
        String swapped = upper.equals(text) ? text.toLowerCase(java.util.Locale.ROOT) : upper;
        return swapped.equals(text) ? text.substring(1) : swapped;
    }

    private static void requireRefused(
            Operation read, String parameter, String query, List<String> faults) {
        String call = named(read) + "?" + query;
        Api.Answer answer = system.admin().get(call);
        if (answer.status() != 422 || !answer.pointers().contains("/" + parameter)) {
            faults.add(call + " " + answer.status() + " " + answer.body());
        }
    }
}

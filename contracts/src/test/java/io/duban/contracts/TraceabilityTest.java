package io.duban.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.Stage;
import io.duban.contracts.rulebook.Checklist;
import io.duban.contracts.rulebook.Checklist.Row;
import io.duban.contracts.rulebook.RulebookSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every row of the notice is held by something and fired by a test, and docs/traceability.md says
 * so. Run with {@code -Dduban.traceability.write=true} to write the page anew.
 */
class TraceabilityTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TAGGED =
            Pattern.compile(
                    "((?:@Tag\\(\"row-\\d+\"\\)\\s+)+)(?:@\\w+(?:\\([^)]*\\))?\\s+)*void"
                            + " (\\w+)\\(");
    private static final Pattern TAG = Pattern.compile("row-(\\d+)");

    private static List<Row> rows;
    private static Map<Integer, Set<String>> tests;

    @BeforeAll
    static void read() throws IOException {
        rows = Checklist.bundled("linyi-2022-57");
        tests = tests();
    }

    @Test
    void the_rows_are_numbered_through_and_quote_the_notice() throws IOException {
        String notice =
                Files.readString(
                        Path.of("src", "test", "resources", "notice", "linyi-2022-57.txt"));

        assertThat(rows).extracting(Row::number).containsExactlyElementsOf(numbers());
        assertThat(rows).allSatisfy(row -> assertThat(notice).contains(row.quote()));
    }

    @Test
    void what_holds_a_row_is_there() throws IOException {
        Set<String> known = known();

        assertThat(rows)
                .allSatisfy(
                        row ->
                                assertThat(row.holds())
                                        .as("row %d", row.number())
                                        .isNotEmpty()
                                        .allMatch(known::contains));
    }

    @Test
    void every_row_is_fired_by_a_test_and_no_test_names_another() {
        assertThat(tests.keySet()).containsExactlyElementsOf(numbers());
    }

    @Test
    void the_page_in_the_documentation_says_so() throws IOException {
        Path page = ROOT.resolve("docs").resolve("traceability.md");
        String expected = page();
        if (Boolean.getBoolean("duban.traceability.write")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page))
                .as("write it anew: mvn -pl contracts test -Dduban.traceability.write=true")
                .isEqualTo(expected);
    }

    private static List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= 64; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# From the notice to the tests\n\n");
        page.append("Every clause of 临政办字〔2022〕57号 that holds a rule, a number, a deadline, an");
        page.append(" actor or an artefact; what holds it here; and the tests that fire it.");
        page.append(
                " This page is generated from `notices/linyi-2022-57.yaml` and from the tests'");
        page.append(" tags, and the build fails when a row has no test.\n\n");
        page.append(
                "| # | Clause | Quotation | Held by | Where | Tests |\n"
                        + "|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            page.append("| ").append(row.number());
            page.append(" | ").append(row.clause());
            page.append(" | ").append(row.quote());
            page.append(" | `").append(String.join("` `", row.holds()));
            page.append("` | ").append(row.where());
            page.append(" | ")
                    .append(String.join("<br>", tests.getOrDefault(row.number(), Set.of())));
            page.append(" |\n");
        }
        return page.toString();
    }

    /** Ids and codes of the rulebook, names in the code, calls of the API. */
    private static Set<String> known() throws IOException {
        Set<String> known = new HashSet<>(Set.of("rulebook:linyi-2022-57"));
        Matcher ids =
                Pattern.compile("(?:id|code): '?([A-Za-z0-9_.-]+)")
                        .matcher(RulebookSource.of("linyi-2022-57").text());
        while (ids.find()) {
            known.add(ids.group(1));
        }
        Stream.of(Measure.values(), Stage.values(), ProjectKind.values())
                .flatMap(Arrays::stream)
                .forEach(it -> known.add(it.name()));
        Arrays.stream(EventType.values()).forEach(it -> known.add(it.wire()));
        Path calls = ROOT.resolve("gateway/src/main/resources/static/openapi.yaml");
        Files.readAllLines(calls).stream()
                .filter(it -> it.startsWith("  /api/"))
                .forEach(it -> known.add(it.strip().replaceAll(":$", "")));
        return known;
    }

    private static Map<Integer, Set<String>> tests() throws IOException {
        Map<Integer, Set<String>> tests = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : (Iterable<Path>) modules::iterator) {
                Path sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    collect(sources, tests);
                }
            }
        }
        return tests;
    }

    private static void collect(Path sources, Map<Integer, Set<String>> tests) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    (Iterable<Path>)
                            files.filter(it -> it.toString().endsWith(".java"))::iterator) {
                Matcher tagged = TAGGED.matcher(Files.readString(file));
                String name = file.getFileName().toString().replace(".java", "");
                while (tagged.find()) {
                    Matcher tag = TAG.matcher(tagged.group(1));
                    while (tag.find()) {
                        tests.computeIfAbsent(Integer.valueOf(tag.group(1)), _ -> new TreeSet<>())
                                .add(name + "." + tagged.group(2));
                    }
                }
            }
        }
    }
}

package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.json.JsonMapper;

import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rulebook is read strictly, and every error names its place. */
class RulebookReaderTest {

    private static final String LINYI = BundledRulebooks.text("linyi-2022-57");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    version: 1               | version: one             | /version                          | must be a whole number
                    version: 1               | version: 0               | /version                          | must be 1 to 1000000 but is 0
                    version: 1               | version: 1.5             | /version                          | must be a whole number
                    version: 1               | version: 0x1f            | /version                          | must be a plain decimal number but is 0x1f
                    city: 临沂市             | city: 12                 | /city                             | must be text
                    city: 临沂市             | city: ''                 | /city                             | must not be blank
                    city: 临沂市             | town: 临沂市             | /city                             | is missing
                    city: 临沂市             | town: 临沂市             | /town                             | is not known here
                    effectiveFrom: 2022-05-13| effectiveFrom: 2022-02-30| /effectiveFrom                    | must be a date like 2022-06-30 but is '2022-02-30'
                    firstMonth: '2022-06'    | firstMonth: '2022-13'    | /closing/firstMonth               | must be a month like 2022-06 but is '2022-13'
                    firstMonth: '2022-06'    | firstMonth: '2022-04'    | /closing/firstMonth               | must not end before firstDay
                    WarningShare: 0.02       | WarningShare: -0.02      | /closing/unattributedWarningShare | must be 0 to 1000000 with at most 4 places but is -0.02
                    WarningShare: 0.02       | WarningShare: .inf       | /closing/unattributedWarningShare | must be a plain decimal number but is .inf
                    end: first               | end: top                 | /rankings/0/listed/end            | must be one of [first, last] but is 'top'
                    places: 30               | places: thirty           | /rankings/0/listed/places         | must be a whole number
                    exceptBest: true         | exceptBest: yes          | /rankings/0/listed/exceptBest     | must be true or false but is yes
                    exceptBest: true         | exceptBest: 100          | /rankings/0/listed/exceptBest     | must be true or false
                    exceptBest: true         | exceptWorst: true        | /rankings/0/listed/exceptWorst    | is not known here
                    mostWithTies: 60         | mostWithTies: 29         | /rankings/0/listed/mostWithTies   | must be 30 to 1000000 but is 29
                    mostWithTies: 60         | mostWithTies: 0          | /rankings/0/listed/mostWithTies   | must be 30 to 1000000 but is 0
                    mostWithTies: 60         | mostWithTies: many       | /rankings/0/listed/mostWithTies   | must be a whole number or 'all'
                    mostWithTies: 60         | mostWithTies: '60'       | /rankings/0/listed/mostWithTies   | must be a whole number or 'all'
                    mostWithTies: 60         | mostWithTies: 60.5       | /rankings/0/listed/mostWithTies   | must be a whole number
                    mostWithTies: 60         | mostWithTies: [60]       | /rankings/0/listed/mostWithTies   | must be a whole number
                    mostWithTies: 6}         | mostWithTies: 2}         | /rankings/1/listed/mostWithTies   | must be 3 to 1000000 but is 2
                    countedComplaints, first | complaints, first        | /rankings/0/order/0/metric        | must be one of [countedComplaints, compositeScore, deliveryRate, overdueDays] but is 'complaints'
                    metric: overdueDays      | metric: deliveryRate     | /rankings/3/order/1/metric        | is given twice
                    '09-30', '12-31'         | '09-29', '12-31'         | /rankings/1/schedule/days         | must hold different last days of months like 06-30 but has '09-29'
                    every: quarterly         | every: weekly            | /rankings/4/schedule/every        | must be one of [monthly, quarterly, halfYearly, checkpoints] but is 'weekly'
                    first: 2022-Q3           | first: 2022-H1           | /rankings/4/schedule/first        | must be a quarter like 1970-Q1 but is '2022-H1'
                    every: halfYearly, first: 2022-H1 | every: monthly, first: '2022-06' | /rankings/2/ladder | the halves need the schedule 'halfYearly'
                    at: 2 | at: 4            | /rankings/0/ladder/steps/1/at     | leaves a hole: the step at 2 is missing
                    andLater: true           | andLater: yes            | /rankings/0/ladder/steps/0/andLater | must be true or false but is yes
                    measure: REPLACE_MANAGER | measure: INTERVIEW_COMPANY | /rankings/0/ladder/steps/1/measure | INTERVIEW_COMPANY is taken twice at 2
                    measure: BLACKLIST       | measure: FLOGGING         | /rankings/0/ladder/steps/2/measure | must be one of
                    id: street-work          | id: estate-complaints    | /rankings/1/id                    | 'estate-complaints' is given twice
                    id: street-work          | id: Street Work          | /rankings/1/id                    | must match
                    id: finding-inaction     | id: street-work          | /findings                         | the id 'street-work' is given to two rules
                    code: property.fees      | code: property.service   | /complaints/categories/1/code     | 'property.service' is given twice
                    code: finance,           | code: housing,           | /departments/8/code               | 'housing' is given twice
                    responsible: DEVELOPER   | responsible: NOBODY      | /complaints/categories/6/responsible | must be one of
                    streetKinds: [街道, 镇, 乡]| streetKinds: [街道, '　', 乡]| /bodies/streetKinds/1        | must not be blank
                    lead: [market-regulation]| lead: [ministry]         | /complaints/categories/1/lead     | 'ministry' is not among /departments
                    kind: SLOW_ACTION        | kind: INACTION           | /findings                         | must have each of
                    subjects: [county]       | subjects: [village]      | /findings/0/subjects              | must hold different ones of [estate, street, county] but has 'village'
                    source: derived          | source: reported         | /indicators/0/source              | only
                    best: 0.85               | best: 0.5                | /indicators/3/best                | must differ from worst
                    YELLOW_CARD: {           | RED_CARD: {              | /notices/measures/YELLOW_CARD     | is missing
                    YELLOW_CARD: {           | RED_CARD: {              | /notices/measures/RED_CARD        | is not known here
                    signatures: 2            | signatures: 3            | /notices/measures/INTERVIEW_REMINDER/signatures | must be 0 to 2 but is 3
                    """)
    void what_is_wrong_is_named_with_its_place(
            String right, String wrong, String path, String problem) {
        assertThat(LINYI).contains(right);

        List<RulebookError> errors = errors(LINYI.replaceFirst(quoted(right), quotedFor(wrong)));

        assertThat(errors)
                .anySatisfy(
                        error -> {
                            assertThat(error.path()).isEqualTo(path);
                            assertThat(error.problem()).startsWith(problem);
                        });
    }

    @Test
    void an_edition_that_says_nothing_of_the_best_value_and_of_ties_has_the_usual_list() {
        String before =
                LINYI.replaceAll("(?m)^      (exceptBest|mostWithTies): .*$", "")
                        .replaceAll(", exceptBest: true, mostWithTies: \\d+", "");

        assertThat(before).doesNotContain("mostWithTies:").doesNotContain("exceptBest:");
        assertThat(RulebookReader.read(before)).isEqualTo(RulebookReader.read(LINYI));
    }

    @Test
    void another_city_may_list_the_best_and_every_tie() {
        String other =
                LINYI.replace("exceptBest: true", "exceptBest: false")
                        .replaceAll("mostWithTies: \\d+", "mostWithTies: all");

        assertThat(RulebookReader.read(other).rankings())
                .extracting(RankingRule::cut)
                .allSatisfy(cut -> assertThat(cut.exceptBest()).isFalse())
                .allSatisfy(cut -> assertThat(cut.mostAmong(4)).isEqualTo(Cut.ALL));
    }

    @Test
    void the_line_is_that_of_the_value() {
        int line = LINYI.substring(0, LINYI.indexOf("city: ")).split("\n", -1).length;

        assertThat(errors(LINYI.replace("city: 临沂市", "city: 12")))
                .containsExactly(new RulebookError("/city", line, "must be text"));
    }

    @Test
    void one_reading_finds_every_error_in_the_order_of_the_text() {
        List<RulebookError> errors =
                errors(
                        LINYI.replace("signWithinWorkingDays: 3", "signWithinWorkingDays: x")
                                .replace("city: 临沂市", "city: 12")
                                .replace("closingDelayDays: 3", "closingDelayDays: -1"));

        assertThat(errors)
                .extracting(RulebookError::path)
                .containsExactly(
                        "/city", "/closing/closingDelayDays", "/notices/signWithinWorkingDays");
    }

    @Test
    void a_missing_section_is_one_error() {
        String text = LINYI.replaceFirst("(?s)\nnotices:.*", "\n");

        assertThat(errors(text))
                .extracting(RulebookError::path, RulebookError::problem)
                .containsExactly(tuple("/notices", "is missing"));
    }

    @Test
    void a_key_given_twice_is_an_error() {
        assertThat(errors(LINYI.replace("city: 临沂市", "city: 临沂市\ncity: 临沂市")))
                .extracting(RulebookError::path, RulebookError::problem)
                .containsExactly(tuple("/city", "is given twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a comment",
                "[]",
                "text",
                "null",
                "a: [",
                "a: b: c",
                "a: 1\n---\nb: 2",
                "&a [*a]",
                "a: &x 1\nb: *x",
                "a: &x [1]\nb: *x",
                "a: !!java.net.URL http://example.org",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                "<<: {a: 1}",
                "? [a]\n: 1",
                "a: \u0000"
            })
    void what_is_no_plain_mapping_is_refused(String text) {
        assertThat(errors(text)).isNotEmpty();
    }

    @Test
    void a_secrecy_that_is_no_word_is_an_error() {
        assertThat(errors(LINYI.replace("secrecy: restricted", "secrecy: secret")))
                .extracting(RulebookError::path, RulebookError::problem)
                .containsExactly(
                        tuple(
                                "/notices/measures/DISCIPLINE_REFERRAL/secrecy",
                                "must be one of [open, restricted] but is 'secret'"));
    }

    @Test
    void anchors_and_tags_are_refused_even_where_they_do_no_harm() {
        assertThat(errors(LINYI.replace("city: 临沂市", "city: &city 临沂市")))
                .extracting(RulebookError::problem)
                .containsExactly("anchors and aliases are not allowed");
        assertThat(errors(LINYI.replace("city: 临沂市", "city: !city 临沂市")))
                .extracting(RulebookError::problem)
                .containsExactly("the tag !city is not allowed");
    }

    @Test
    void a_bomb_of_aliases_is_refused_before_it_grows() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertThat(errors(bomb.toString())).isNotEmpty();
    }

    @Test
    void a_text_that_is_too_deep_or_too_long_is_refused() {
        assertThat(errors("[".repeat(10_000))).isNotEmpty();
        assertThat(errors("a: " + "x".repeat(600_000))).isNotEmpty();
    }

    @Test
    void the_same_rulebook_as_json_is_the_same_rulebook() {
        Object tree = plain(new Yaml().load(LINYI));

        Rulebook fromJson =
                RulebookReader.read(JsonMapper.builder().build().writeValueAsString(tree));

        assertThat(fromJson).isEqualTo(RulebookReader.read(LINYI));
    }

    /** YAML's dates become instants in memory; JSON writes them as text. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, item) -> plain.put((String) key, plain(item)));
                yield plain;
            }
            case List<?> list -> list.stream().map(RulebookReaderTest::plain).toList();
            case Date date -> date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
            default -> value;
        };
    }

    private static List<RulebookError> errors(String text) {
        InvalidRulebookException refused =
                catchThrowableOfType(
                        InvalidRulebookException.class, () -> RulebookReader.read(text));
        assertThat(refused).as("the text should be refused").isNotNull();
        return refused.errors();
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static String quotedFor(String text) {
        return Matcher.quoteReplacement(text);
    }
}

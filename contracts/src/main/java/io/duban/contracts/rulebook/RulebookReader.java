package io.duban.contracts.rulebook;

import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a rulebook, strictly: what is unknown, missing, doubled or of the wrong type is an error.
 */
public final class RulebookReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final int REOPENED_FOR_DAYS = 10;

    private RulebookReader() {}

    /**
     * Reads YAML or JSON.
     *
     * @throws InvalidRulebookException naming everything that is wrong, each with path and line
     */
    public static Rulebook read(String yamlOrJson) {
        Errors errors = new Errors();
        return read(YamlNodes.compose(yamlOrJson, errors), errors);
    }

    /**
     * Reads a text that was adopted before, perhaps under another release: what that release did
     * not know yet stands as in the rulebook that comes with the program, and what this one does
     * not know any more is passed over. What was in force stays in force; a release cannot take it
     * back.
     *
     * @throws InvalidRulebookException when it holds what no release could have adopted
     */
    public static Rulebook readStored(String yamlOrJson) {
        Errors errors = new Errors(true);
        Section root = YamlNodes.compose(yamlOrJson, errors);
        Section bundled = YamlNodes.compose(BundledRulebooks.besides(id(root)), new Errors(true));
        return read(root.completedBy(bundled), errors);
    }

    private static Rulebook read(Section root, Errors errors) {
        List<Department> departments =
                unique(root, "departments", RulebookReader::department, Department::code);
        List<Indicator> indicators =
                unique(root, "indicators", IndicatorReader::read, Indicator::id);
        List<RankingRule> rankings =
                unique(root, "rankings", RankingRuleReader::read, RankingRule::id);
        CampaignTerms campaign = new CampaignReader(departments, indicators).read(root);
        Rulebook rulebook =
                new Rulebook(
                        id(root),
                        root.number("version", 1, 1_000_000),
                        root.text("city"),
                        root.text("document"),
                        CitationReader.read(root),
                        date(root, "effectiveFrom"),
                        closing(root.section("closing")),
                        new ComplaintTermsReader(departments).read(root.section("complaints")),
                        departments,
                        new BodyKindsReader(rankings).read(root),
                        rankings,
                        unique(root, "misses", OtherRulesReader::miss, MissRule::id),
                        unique(root, "findings", OtherRulesReader::finding, FindingRule::id),
                        indicators,
                        new NoticeTermsReader(campaign.taskForces()).read(root.section("notices")),
                        campaign);
        root.end();
        errors.throwIfAny();
        if (!errors.areOfStoredText()) {
            Completeness.check(rulebook, root);
        }
        errors.throwIfAny();
        return rulebook;
    }

    static String id(Section section) {
        return identified(section, "id");
    }

    static String identified(Section section, String key) {
        String id = section.text(key);
        if (!ID.matcher(id).matches() && !id.equals("?")) {
            section.error(key, "must match " + ID.pattern() + " but is '" + id + "'");
        }
        return id;
    }

    static Clause clause(Section section) {
        return clauseIn(section.section("clause"));
    }

    static LocalDate date(Section section, String key) {
        return section.parsed(key, "a date like 2022-06-30", LocalDate::parse, LocalDate.EPOCH);
    }

    /** The items of a list, in which no id may be given twice. */
    static <T> List<T> unique(
            Section section, String key, Function<Section, T> reader, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        return section.sections(key).stream()
                .map(
                        item -> {
                            T value = reader.apply(item);
                            if (!seen.add(id.apply(value))) {
                                String name = item.has("id") ? "id" : "code";
                                item.error(name, "'" + id.apply(value) + "' is given twice");
                            }
                            return value;
                        })
                .toList();
    }

    private static Clause clauseIn(Section section) {
        Clause clause = new Clause(section.text("ref"), section.text("quote"));
        section.end();
        return clause;
    }

    private static Department department(Section section) {
        Department department = new Department(section.text("code"), section.text("name"));
        section.end();
        return department;
    }

    private static ClosingTerms closing(Section section) {
        ClosingTerms terms =
                new ClosingTerms(
                        date(section, "firstDay"),
                        section.parsed(
                                "firstMonth",
                                "a month like 2022-06",
                                text -> new Month(YearMonth.parse(text)),
                                Month.of(LocalDate.EPOCH)),
                        section.number("closingDelayDays", 0, 365),
                        section.number("finalAfterDays", 0, 3650),
                        section.has("reopenedForDays")
                                ? section.number("reopenedForDays", 1, 365)
                                : REOPENED_FOR_DAYS,
                        section.decimal("unattributedWarningShare"));
        section.end();
        return terms;
    }
}

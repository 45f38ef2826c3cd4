package io.duban.contracts.rulebook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how complaints are handled, and the category table. */
final class ComplaintTermsReader {

    private final Set<String> departments;

    ComplaintTermsReader(List<Department> departments) {
        this.departments =
                departments.stream().map(Department::code).collect(Collectors.toUnmodifiableSet());
    }

    ComplaintTerms read(Section section) {
        ComplaintTerms terms =
                new ComplaintTerms(
                        section.text("channel"),
                        section.number("resolveWithinWorkingDays", 1, 250),
                        section.number("extensionAtMostWorkingDays", 0, 250),
                        section.number("returnWithinWorkingDays", 1, 250),
                        RulebookReader.unique(
                                section, "categories", this::category, Category::code));
        section.end();
        return terms;
    }

    private Category category(Section section) {
        Category category =
                new Category(
                        section.text("code"),
                        section.text("name"),
                        section.oneOf("responsible", Words.of(ResponsibleParty.values())),
                        section.flag("counted"),
                        known(section, "lead"),
                        known(section, "cooperating"),
                        RulebookReader.clause(section));
        section.end();
        if (category.counted() && category.responsible() != ResponsibleParty.PROPERTY_SERVICE) {
            section.error("counted", "must be false: the property service is not responsible");
        }
        return category;
    }

    private List<String> known(Section section, String key) {
        List<String> codes = section.texts(key);
        codes.stream()
                .filter(code -> !departments.contains(code))
                .forEach(code -> section.error(key, "'" + code + "' is not among /departments"));
        return codes;
    }
}

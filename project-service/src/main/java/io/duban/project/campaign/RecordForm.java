package io.duban.project.campaign;

import io.duban.contracts.Identifiers;
import io.duban.contracts.rulebook.Department;
import io.duban.contracts.rulebook.RecordKind;
import io.duban.kit.json.Form;
import io.duban.kit.security.Reach;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.Projects;
import io.duban.project.register.Bodies;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads a record as it is sent. */
@Component
class RecordForm {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST = 200;
    private static final int LONGEST_ID = 64;

    private final Campaign campaign;
    private final Bodies bodies;
    private final Projects projects;

    RecordForm(Campaign campaign, Bodies bodies, Projects projects) {
        this.campaign = campaign;
        this.bodies = bodies;
        this.projects = projects;
    }

    RecordContent read(Form form, LocalDate openDay, Reach reach) {
        String kind =
                form.choice(
                        "kind",
                        campaign.terms().records().stream()
                                .collect(Collectors.toMap(RecordKind::code, RecordKind::code)));
        LocalDate on = Dates.past(form, "on", openDay);
        String body = body(form, reach);
        return new RecordContent(
                kind,
                on == null ? openDay : on,
                body,
                form.optionalIdentifier("subject"),
                form.text("title", LONGEST_TITLE),
                form.text("facts", LONGEST_TEXT),
                known(form, "departments", this::isDepartment),
                form.optionalText("outcome", LONGEST_TEXT),
                known(form, "projects", it -> isProject(it, reach)),
                known(form, "tickets", Identifiers::isValid));
    }

    private String body(Form form, Reach reach) {
        String body = form.optionalIdentifier("body");
        if (body == null) {
            return reach.county().orElse(null);
        }
        reach.requireCounty(body);
        return bodies.party(body).isPresent()
                ? body
                : form.reject("body", "unknown-body", "must be a registered body");
    }

    private static List<String> known(Form form, String field, Predicate<String> isKnown) {
        List<String> codes = form.texts(field, MOST, LONGEST_ID);
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) != null && !isKnown.test(codes.get(i))) {
                form.rejectItem(field, i, "unknown-value", "must be known");
            }
        }
        return codes.stream().filter(Objects::nonNull).distinct().toList();
    }

    private boolean isDepartment(String code) {
        return campaign.departments().stream().map(Department::code).anyMatch(code::equals);
    }

    private boolean isProject(String id, Reach reach) {
        return projects.find(id)
                .filter(it -> reach.coversCounty(it.plan().county().code()))
                .isPresent();
    }
}

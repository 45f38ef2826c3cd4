package io.duban.project.ledger;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.Stage;
import io.duban.contracts.project.Weights;
import io.duban.contracts.subject.Subject;
import io.duban.kit.json.Form;
import io.duban.kit.problem.ProblemException;
import io.duban.project.register.Bodies;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a project as it is sent. */
@Component
public class PlanForm {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_IDLE_DAYS = 100_000;
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int MOST_PLACES = 6;
    private static final Map<String, ProjectKind> KINDS = byName(ProjectKind.values());
    static final Map<String, Stage> STAGES = byName(Stage.values());

    private static final int LONGEST_REASON = 1_000;

    /**
     * What is sent.
     *
     * @param reason why it changes what a rank rests on; absent where it was not told
     */
    public record SentPlan(Plan plan, String reason) {}

    private final Bodies bodies;

    PlanForm(Bodies bodies) {
        this.bodies = bodies;
    }

    public SentPlan read(Form form) {
        ProjectKind kind = form.choice("kind", KINDS);
        String name = form.text("name", LONGEST_NAME);
        Optional<Subject> county = county(form, bodies);
        Boolean provincial = form.flag("provincialLedger");
        Integer year = form.wholeNumber("year", Dates.FIRST_YEAR, Dates.LAST_YEAR);
        List<PlannedMilestone> milestones = milestones(form);
        Funds funds = form.optionalObject("funds").map(PlanForm::funds).orElse(null);
        String reason = form.has("reason") ? form.text("reason", LONGEST_REASON) : null;
        form.finish();
        return new SentPlan(
                new Plan(kind, name, county.orElseThrow(), provincial, year, milestones, funds),
                reason);
    }

    /** The stage that a path names. */
    static Stage stage(String name) {
        Stage stage = STAGES.get(name);
        if (stage == null) {
            throw ProblemException.notFound("Milestone", name);
        }
        return stage;
    }

    /** The county, which must be registered. */
    public static Optional<Subject> county(Form form, Bodies bodies) {
        String code = form.identifier("county");
        Optional<Subject> county = Optional.ofNullable(code).flatMap(bodies::county);
        if (code != null && county.isEmpty()) {
            form.reject("county", "unknown-body", "must be a registered county");
        }
        return county;
    }

    private static List<PlannedMilestone> milestones(Form form) {
        List<Form> items = form.objects("milestones", Stage.values().length);
        if (items.isEmpty()) {
            form.reject("milestones", "required", "must name at least one stage");
        }
        PlannedMilestone[] read = new PlannedMilestone[items.size()];
        PlannedMilestone before = null;
        for (int i = 0; i < read.length; i++) {
            read[i] = milestone(items.get(i), before);
            before = read[i] == null ? before : read[i];
        }
        return Arrays.stream(read).filter(it -> it != null).toList();
    }

    private static PlannedMilestone milestone(Form form, PlannedMilestone before) {
        Stage stage = form.choice("stage", STAGES);
        LocalDate due = Dates.plausible(form, "due");
        BigDecimal weight = form.has("weight") ? weight(form) : BigDecimal.ONE;
        if (stage == null || due == null || weight == null) {
            return null;
        }
        if (before != null && stage == before.stage()) {
            form.reject("stage", "doubled", "is named twice");
        } else if (before != null && stage.compareTo(before.stage()) < 0) {
            form.reject("due", "out-of-order", stage + " comes before " + before.stage());
        } else if (before != null && due.isBefore(before.due())) {
            form.reject("due", "out-of-order", "must not lie before that of " + before.stage());
        }
        return new PlannedMilestone(stage, due, weight);
    }

    private static BigDecimal weight(Form form) {
        BigDecimal weight = form.decimal("weight", Weights.LEAST, Weights.MOST);
        if (weight != null && weight.stripTrailingZeros().scale() > MOST_PLACES) {
            return form.reject("weight", "out-of-range", "must have at most 6 decimal places");
        }
        return weight;
    }

    private static Funds funds(Form form) {
        BigDecimal arrived = amount(form, "arrived");
        BigDecimal due = amount(form, "due");
        BigDecimal paid = amount(form, "paid");
        Integer idleDays = form.optionalWholeNumber("idleDays", 0, MOST_IDLE_DAYS);
        Boolean misuse = form.has("misuse") ? form.flag("misuse") : Boolean.FALSE;
        return new Funds(
                arrived, due, paid, idleDays == null ? 0 : idleDays, Boolean.TRUE.equals(misuse));
    }

    private static BigDecimal amount(Form form, String field) {
        return form.has(field) ? form.decimal(field, BigDecimal.ZERO, LARGEST_AMOUNT) : null;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values).collect(Collectors.toMap(Enum::name, Function.identity()));
    }
}

package io.duban.complaint.register;

import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.json.Form;

import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a body's fields, as the register and the rulebook limit them. */
@Component
class BodyForm {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KIND = 20;

    private final Bodies bodies;
    private final Supplier<Rulebooks> rulebooks;

    BodyForm(Bodies bodies, Supplier<Rulebooks> rulebooks) {
        this.bodies = bodies;
        this.rulebooks = rulebooks;
    }

    /**
     * Reads a body. A street's county must be registered, because an estate's county follows from
     * it; the city itself need not be.
     */
    Body read(String code, Form form) {
        return read(code, form, bodies::load);
    }

    /**
     * Reads a body.
     *
     * @param known the bodies by their code, as they will be
     */
    Body read(String code, Form form, Function<String, Optional<Body>> known) {
        BodyLevel level = form.choice("level", BodyLevel.BY_WIRE);
        String name = form.text("name", LONGEST_NAME);
        String parent = form.optionalIdentifier("parent");
        String kind = kind(form, level);
        if (level != null) {
            checkParent(form, level, parent, known);
        }
        form.finish();
        return new Body(code, level, name, parent, kind);
    }

    /** A slip of the pen in what a ranking looks at would take the body out of it. */
    private String kind(Form form, BodyLevel level) {
        List<String> known = level == null ? List.of() : rulebooks.get().kinds(level);
        if (known.isEmpty()) {
            return form.optionalText("kind", LONGEST_KIND);
        }
        Map<String, String> choices = new LinkedHashMap<>();
        known.forEach(it -> choices.put(it, it));
        return form.choice("kind", choices);
    }

    private static void checkParent(
            Form form, BodyLevel level, String parent, Function<String, Optional<Body>> known) {
        Optional<BodyLevel> above = Optional.ofNullable(parent).flatMap(known).map(Body::level);
        switch (level) {
            case STREET -> {
                if (parent == null) {
                    form.reject("parent", "required", "is required for a street");
                } else if (above.filter(BodyLevel.COUNTY::equals).isEmpty()) {
                    form.reject("parent", "unknown-body", "must be a registered county");
                }
            }
            case CITY, COUNTY -> {
                if (above.filter(it -> it != BodyLevel.CITY).isPresent()) {
                    form.reject("parent", "wrong-level", "must be a city");
                }
            }
            case DEPARTMENT, TASKFORCE -> {
                // Nothing follows from what they belong to.
            }
        }
    }
}

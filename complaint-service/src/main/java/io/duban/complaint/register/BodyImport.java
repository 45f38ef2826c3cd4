package io.duban.complaint.register;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.json.Form;
import io.duban.kit.lines.Lookup;
import io.duban.kit.lines.NamedBody;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.version.IfMatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of one file, one after the other, because a body's parent may stand in the line
 * before. In a dry run they are only planned, and a line builds on the plans before it.
 */
final class BodyImport {

    private final Bodies bodies;
    private final BodyForm form;
    private final Reorganisation reorganisation;
    private final boolean dryRun;
    private final Map<String, Body> planned = new LinkedHashMap<>();

    BodyImport(Bodies bodies, BodyForm form, Reorganisation reorganisation, boolean dryRun) {
        this.bodies = bodies;
        this.form = form;
        this.reorganisation = reorganisation;
        this.dryRun = dryRun;
    }

    /** Registers what a line tells, or plans it, and says what became of it. */
    String take(String code, Form document) {
        Body body = form.read(code, document, this::known);
        if (dryRun) {
            return plan(body);
        }
        Written written = Written.of(bodies.put(body, IfMatch.none()));
        reorganisation.settle(code);
        return written.wire();
    }

    /** The body that a line names by its code or its whole name. */
    Lookup find(NamedBody named) {
        if (known(named.text()).isPresent()) {
            return Lookup.found(named.text());
        }
        List<String> codes = new ArrayList<>(bodies.named(named.text(), null));
        planned.values().stream()
                .filter(it -> it.name().equals(named.text()) && !codes.contains(it.code()))
                .forEach(it -> codes.add(it.code()));
        // A city may be named before it is registered.
        return codes.isEmpty() && named.text().matches("[A-Za-z0-9_-]{1,64}")
                ? Lookup.found(named.text())
                : Lookup.byName("body", codes);
    }

    private Optional<Body> known(String code) {
        return Optional.ofNullable(planned.get(code)).or(() -> bodies.load(code));
    }

    private String plan(Body body) {
        boolean inUse =
                body.level() != BodyLevel.CITY
                        && planned.values().stream()
                                .filter(it -> it.level() == BodyLevel.COUNTY)
                                .anyMatch(it -> body.code().equals(it.parent()));
        if (inUse) {
            throw ProblemException.conflict(
                    "in-use",
                    "'%s' is a city to a county in a line before.".formatted(body.code()));
        }
        Written written = bodies.preview(body);
        planned.put(body.code(), body);
        return written.wire();
    }
}

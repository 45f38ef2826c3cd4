package io.duban.project.ledger;

import io.duban.contracts.project.ProjectState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields by which a listed project is found and ordered. */
public final class ListedFields {

    public static final String COUNTY = "county";
    static final String KIND = "kind";
    static final String STATE = "state";
    static final String YEAR = "year";
    static final String PROVINCIAL = "provincial";

    /** The day of the next stage; {@link #NEVER} where there is none. */
    static final String NEXT_DUE = "nextDue";

    /** The first day on which it is under key supervision; {@link #NEVER} where there is none. */
    static final String SUPERVISED_FROM = "supervisedFrom";

    /** What its id and name are found by. */
    static final String GRAMS = "grams";

    /** Id and name, to make sure. */
    static final String TEXT = "text";

    /** The day of the stage that somebody is to report; absent where nobody is. */
    public static final String MILESTONE_DUE = "milestoneDue";

    /** The fortnight of which a report is owed; absent of what is no longer on the ledger. */
    public static final String OWED_FORTNIGHT = "owedFortnight";

    /** The requests that wait, with {@link #BY} and {@link #DUE} of each. */
    public static final String REQUESTS = "requests";

    public static final String BY = "by";
    public static final String DUE = "due";

    /** When it was delivered; absent while it is not. */
    static final String DELIVERED_ON = "deliveredOn";

    /** Sorts behind every day, so that what is never due comes last. */
    static final String NEVER = "never";

    /** Sorts before every day. */
    private static final String ALWAYS = "";

    private ListedFields() {}

    static Map<String, Object> of(ListedProject project) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(COUNTY, project.county().id());
        fields.put(KIND, project.kind().name());
        fields.put(STATE, project.state().name());
        fields.put(YEAR, project.year());
        fields.put(PROVINCIAL, project.provincialLedger());
        fields.put(NEXT_DUE, nextDue(project));
        fields.put(SUPERVISED_FROM, supervisedFrom(project));
        String text = Grams.normal(project.id() + "\n" + project.name());
        fields.put(TEXT, text);
        fields.put(GRAMS, Grams.of(text));
        fields.put(MILESTONE_DUE, project.owed().map(it -> it.due().toString()).orElse(null));
        fields.put(
                OWED_FORTNIGHT,
                project.state() == ProjectState.ACTIVE ? project.owedFortnight() : null);
        fields.put(REQUESTS, requests(project.requests()));
        fields.put(
                DELIVERED_ON,
                Optional.ofNullable(project.deliveredOn()).map(LocalDate::toString).orElse(null));
        return fields;
    }

    /** As they are found, of a project or a task. */
    public static List<Map<String, Object>> requests(List<OpenRequest> open) {
        List<Map<String, Object>> all = new ArrayList<>();
        open.forEach(it -> all.add(Map.of(BY, it.by(), DUE, it.due().toString())));
        return all;
    }

    static String nextDue(ListedProject project) {
        return project.next().map(it -> it.due().toString()).orElse(NEVER);
    }

    private static String supervisedFrom(ListedProject project) {
        if (project.isActive() && project.fundsAtFault()) {
            return ALWAYS;
        }
        return project.next().map(it -> it.due().plusDays(1).toString()).orElse(NEVER);
    }
}

package io.duban.project.task;

import io.duban.project.ledger.ListedFields;
import io.duban.project.ledger.OpenRequest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields by which a task is found and ordered. */
final class TaskFields {

    static final String COUNTY = "county";
    static final String LIST = "list";
    static final String DUE = "due";

    /** Whether it is not complete. */
    static final String OPEN = "open";

    /** The day by which somebody is to report it complete; absent where nobody is. */
    static final String OWED_BY = "owedBy";

    private TaskFields() {}

    static Map<String, Object> of(Task task) {
        List<OpenRequest> requests = task.openRequests();
        // While a second person has not decided on a completion, nobody can report another.
        boolean asked = requests.stream().anyMatch(it -> it.isCompletionOf(null));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(COUNTY, task.plan().county().code());
        fields.put(LIST, task.plan().list().wire());
        fields.put(DUE, task.due().toString());
        fields.put(OPEN, task.open());
        fields.put(OWED_BY, task.open() && !asked ? task.due().toString() : null);
        fields.put(ListedFields.REQUESTS, ListedFields.requests(requests));
        return fields;
    }
}

package io.duban.project.task;

import io.duban.contracts.project.TaskList;
import io.duban.contracts.subject.Subject;
import io.duban.kit.json.Form;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.PlanForm;
import io.duban.project.register.Bodies;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a task as it is sent. */
@Component
class TaskForm {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_OWNER = 100;
    private static final Map<String, ProblemClass> CLASSES =
            Arrays.stream(ProblemClass.values())
                    .collect(Collectors.toMap(Enum::name, Function.identity()));
    private static final Map<String, TaskList> LISTS =
            Arrays.stream(TaskList.values())
                    .collect(Collectors.toMap(TaskList::wire, Function.identity()));

    private final Bodies bodies;

    TaskForm(Bodies bodies) {
        this.bodies = bodies;
    }

    TaskPlan read(Form form) {
        Optional<Subject> county = PlanForm.county(form, bodies);
        TaskList list = form.choice("list", LISTS);
        String title = form.text("title", LONGEST_TITLE);
        LocalDate due = Dates.plausible(form, "due");
        String owner = form.text("owner", LONGEST_OWNER);
        ProblemClass problem =
                form.has("problemClass") ? form.choice("problemClass", CLASSES) : null;
        if (problem != null && list == TaskList.TASKS) {
            form.reject("problemClass", "not-a-problem", "belongs to the list of problems");
        }
        form.finish();
        return new TaskPlan(county.orElseThrow(), list, title, due, owner, problem);
    }
}

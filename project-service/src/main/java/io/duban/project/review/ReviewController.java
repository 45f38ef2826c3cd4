package io.duban.project.review;

import io.duban.contracts.project.ProjectState;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.json.Form;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.calendar.Fortnights;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.ProjectFilter;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.Review;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports of a fortnight, sent in and looked over. */
@RestController
@RequestMapping("/api/v1")
class ReviewController {

    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST_PROBLEM = 500;

    private final Projects projects;
    private final Fortnights fortnights;
    private final Desk desk;
    private final Cursors cursors;

    ReviewController(Projects projects, Fortnights fortnights, Desk desk, Cursors cursors) {
        this.projects = projects;
        this.fortnights = fortnights;
        this.desk = desk;
        this.cursors = cursors;
    }

    @PostMapping(path = "/projects/{id}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Review> report(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Review review = read(desk.form(content), caller);
        Outcome<Project> outcome =
                projects.change(
                        id, reach, match.guard(it -> report(it, review, desk.author(caller))));
        return ResponseEntity.status(outcome.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(review);
    }

    /** Every active project with its report of the fortnight, or the lack of one. */
    @GetMapping("/reviews")
    Page<ReviewRow> list(Query query, Caller caller) {
        LocalDate openDay = desk.openDay();
        int fortnight = fortnights.named(query, openDay);
        ProjectFilter filter = active(query, fortnight, desk.reach(caller));
        Page<Project> page = projects.page(filter.filters(), query.page(filter.name(), cursors));
        return new Page<>(
                page.items().stream()
                        .map(it -> ReviewRow.of(it, fortnight, fortnights, openDay))
                        .toList(),
                page.next());
    }

    /** The projects of which a report is due. */
    static ProjectFilter active(Query query, int fortnight, Reach reach) {
        return ProjectFilter.within("reviews/" + fortnight, reach)
                .equal("county", query.identifier("county"))
                .equal("state", Optional.of(ProjectState.ACTIVE));
    }

    private Review read(Form form, Caller caller) {
        LocalDate on = Dates.past(form, "on", desk.openDay());
        if (on != null && fortnights.of(on) < 1) {
            form.reject("on", "out-of-range", "must not lie before the first fortnight");
        }
        Integer percent = form.wholeNumber("percent", 0, 100);
        String note = form.optionalText("note", LONGEST_NOTE);
        List<String> problems = form.texts("problems", MOST_PROBLEMS, LONGEST_PROBLEM);
        form.finish();
        return new Review(on, fortnights.of(on), percent, note, problems, caller.keyId());
    }

    private static Project report(Project project, Review review, Author by) {
        Optional<Review> sameDay =
                project.reviews().stream().filter(it -> it.on().equals(review.on())).findFirst();
        if (sameDay.filter(review::saysTheSameAs).isPresent()) {
            return project;
        }
        project.requireActive();
        if (sameDay.isPresent()) {
            throw ProblemException.conflict(
                    "review-conflict", "Another report of " + review.on() + " is recorded.");
        }
        return project.withReview(review, by);
    }
}

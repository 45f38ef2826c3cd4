package io.duban.project.submission;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.rulebook.SubmissionTerms;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.Party;
import io.duban.kit.aggregate.Aggregates;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.aggregate.Output;
import io.duban.kit.version.IfMatch;
import io.duban.project.campaign.Campaign;
import io.duban.project.register.Bodies;
import io.duban.project.submission.Submission.Item;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was sent in, and what is owed by whom. */
@Component
public class Submissions {

    private final Aggregates<Submission> submissions;
    private final Campaign campaign;
    private final Bodies bodies;

    Submissions(MongoDatabase store, Output output, Campaign campaign, Bodies bodies) {
        this.submissions =
                new Aggregates<>(store, "submissions", Submission.class, Submission::event, output);
        this.campaign = campaign;
        this.bodies = bodies;
    }

    /** Every document that is due in the year, of every body that owes it. */
    public List<SubmissionRow> rows(int year, LocalDate openDay) {
        return campaign.submissionsDue(year).flatMap(it -> rows(it, openDay)).toList();
    }

    /**
     * Every document that has not been sent in.
     *
     * @param since what was due before that day is passed over
     */
    public List<SubmissionRow> missing(LocalDate since, LocalDate openDay) {
        return campaign.submissionsDue()
                .filter(it -> !it.due().isBefore(since))
                .flatMap(it -> rows(it, openDay))
                .filter(SubmissionRow::isMissing)
                .toList();
    }

    /** What has become overdue because the day has ended. */
    public List<SubmissionOverdue> overdue(LocalDate day) {
        return campaign.submissionsDue(day.getYear())
                .filter(it -> it.due().equals(day))
                .map(it -> new SubmissionOverdue(it.code(), it.due(), missing(it)))
                .filter(it -> !it.missing().isEmpty())
                .toList();
    }

    /** The documents that a body owes for a year. */
    List<SubmissionTerms> owed(String code, int year) {
        return campaign.submissionsDue(year).filter(it -> debtors(it).containsKey(code)).toList();
    }

    Optional<Party> debtor(String code, int year) {
        return campaign.submissionsDue(year)
                .flatMap(it -> Stream.ofNullable(debtors(it).get(code)))
                .findFirst();
    }

    Outcome<Submission> put(
            Party body, int year, Item item, String reason, Author by, IfMatch match) {
        return submissions.put(
                Submission.id(body.id(), year),
                match.guardAny(
                        before ->
                                before.orElseGet(() -> Submission.none(body, year))
                                        .with(item, reason, by)));
    }

    private Stream<SubmissionRow> rows(SubmissionTerms terms, LocalDate openDay) {
        Map<String, Submission> sent = sent(terms);
        return debtors(terms).values().stream()
                .map(it -> SubmissionRow.of(it, terms, sent.get(it.id()), openDay));
    }

    private List<Party> missing(SubmissionTerms terms) {
        Map<String, Submission> sent = sent(terms);
        return debtors(terms).values().stream()
                .filter(
                        it ->
                                Optional.ofNullable(sent.get(it.id()))
                                        .flatMap(of -> of.item(terms.code()))
                                        .isEmpty())
                .toList();
    }

    /** What was sent in for the year, by the code of the body. */
    private Map<String, Submission> sent(SubmissionTerms terms) {
        Map<String, Submission> sent = new HashMap<>();
        submissions
                .all(List.of(Filters.eq("year", terms.due().getYear())))
                .forEach(it -> sent.put(it.body().id(), it));
        return sent;
    }

    /** Who owes it, by code: the registered bodies, and the departments that the notice names. */
    private Map<String, Party> debtors(SubmissionTerms terms) {
        Map<String, Party> debtors = new TreeMap<>();
        if (terms.from().contains(BodyLevel.DEPARTMENT)) {
            campaign.departments()
                    .forEach(it -> debtors.put(it.code(), new Party(it.code(), it.name())));
        }
        terms.from().forEach(level -> bodies.all(level).forEach(it -> debtors.put(it.id(), it)));
        return debtors;
    }
}

package io.duban.project.campaign;

import io.duban.contracts.rulebook.CampaignTerms;
import io.duban.contracts.rulebook.Department;
import io.duban.contracts.rulebook.RecordKind;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.SubmissionTerms;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.project.calendar.BusinessDays;

import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The campaign as the edition of the rulebook has it that is in force on the open day. */
@Component
public class Campaign {

    private final RulebookLibrary rulebooks;
    private final BusinessDays days;

    Campaign(RulebookLibrary rulebooks, BusinessDays days) {
        this.rulebooks = rulebooks;
        this.days = days;
    }

    public CampaignTerms terms() {
        return inForce().campaign();
    }

    public List<Department> departments() {
        return inForce().departments();
    }

    /** Every kind of record there has been until now, those in force first. */
    public List<RecordKind> everyKind() {
        Rulebook now = inForce();
        Map<String, RecordKind> kinds = new LinkedHashMap<>();
        rulebooks.get().editions().reversed().stream()
                .filter(it -> it.version() <= now.version())
                .flatMap(it -> it.campaign().records().stream())
                .forEach(it -> kinds.putIfAbsent(it.code(), it));
        return List.copyOf(kinds.values());
    }

    /** What is due in the year. */
    public Stream<SubmissionTerms> submissionsDue(int year) {
        return submissionsDue().filter(it -> it.due().getYear() == year);
    }

    /** Whatever is ever due, each by the edition of its day. */
    public Stream<SubmissionTerms> submissionsDue() {
        return rulebooks.get().editions().stream()
                .flatMap(
                        edition ->
                                edition.campaign().submissions().stream()
                                        .filter(it -> rulebooks.on(it.due()).equals(edition)));
    }

    private Rulebook inForce() {
        return rulebooks.on(days.open());
    }
}

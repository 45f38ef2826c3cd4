package io.duban.contracts.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The campaign (集中整治) around the rules: its phases and task forces, the problems it is about, what
 * is to be reached, and what is put on record or sent in. A city without a campaign has none of it.
 *
 * @param phases 工作步骤, clause 五, in the order of their days
 * @param taskForces 工作专班, clause 六(一)
 * @param problems 整治内容, clause 三
 * @param targets 整治目标, clause 二
 * @param records what is put on record and not computed (整治台账)
 * @param submissions what is sent in at the end, clause 六(三)
 */
public record CampaignTerms(
        List<Phase> phases,
        List<TaskForce> taskForces,
        List<ProblemTerms> problems,
        List<Target> targets,
        List<RecordKind> records,
        List<SubmissionTerms> submissions) {

    public CampaignTerms {
        phases = List.copyOf(phases);
        taskForces = List.copyOf(taskForces);
        problems = List.copyOf(problems);
        targets = List.copyOf(targets);
        records = List.copyOf(records);
        submissions = List.copyOf(submissions);
    }

    static CampaignTerms none() {
        return new CampaignTerms(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The phase that a day lies in; empty before the first and after the last. */
    public Optional<Phase> phase(LocalDate day) {
        return phases.stream().filter(it -> it.holds(day)).findFirst();
    }

    public Optional<RecordKind> record(String code) {
        return records.stream().filter(it -> it.code().equals(code)).findFirst();
    }
}

package io.duban.notification.followup;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.FollowUp;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.subject.Party;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a measure will open once its notice is in force; part of the draft, as its letter is. */
public final class FollowUpPlan {

    /** 约谈记录: when it was held, who took part, what was said. */
    public static final String INTERVIEW_RECORD = "interview-record";

    private static final String INTERVIEW_TITLE = "约谈记录";
    private static final Party OFFICE = new Party("city", "市专班办公室");
    private static final Set<Measure> INTERVIEWS =
            EnumSet.of(
                    Measure.INTERVIEW_COMPANY,
                    Measure.INTERVIEW_COUNTY,
                    Measure.INTERVIEW_REMINDER);

    private FollowUpPlan() {}

    /**
     * Whose the tasks may be.
     *
     * @param street in which the subject lies, or that is it; absent where there is none
     * @param county in which the subject lies, or that is it; absent where nobody knows it
     * @param addressee of the letter
     * @param acting name of the addressee's reach
     */
    public record Owners(Party street, Party county, Party addressee, String acting) {}

    /**
     * The tasks of a notice.
     *
     * @param notice id of it
     */
    public static List<FollowUpTask> of(String notice, MeasureTerms terms, Owners owners) {
        List<FollowUpTask> tasks = new ArrayList<>();
        for (FollowUp each : terms.followUps()) {
            tasks.add(task(notice, each, owners));
        }
        if (INTERVIEWS.contains(terms.measure())) {
            tasks.add(
                    planned(
                            notice,
                            INTERVIEW_RECORD,
                            INTERVIEW_TITLE,
                            null,
                            OFFICE,
                            Reach.ofCity().text(),
                            terms.answerWithinWorkingDays()));
        }
        return tasks;
    }

    private static FollowUpTask task(String notice, FollowUp each, Owners owners) {
        return switch (each.owner()) {
            case STREET -> task(notice, each, owners, owners.street(), Area.STREET);
            case COUNTY -> task(notice, each, owners, owners.county(), Area.COUNTY);
            case ADDRESSEE -> task(notice, each, owners, null, Area.CITY);
        };
    }

    /** Where nobody knows the body that it would be, whoever got the letter sees to it. */
    private static FollowUpTask task(
            String notice, FollowUp each, Owners owners, Party owner, Area area) {
        boolean known = owner != null;
        return planned(
                notice,
                each.id(),
                each.title(),
                each.clause().ref(),
                known ? owner : owners.addressee(),
                known ? Reach.name(area, owner.id()) : owners.acting(),
                each.withinWorkingDays());
    }

    private static FollowUpTask planned(
            String notice,
            String code,
            String title,
            String clause,
            Party owner,
            String acting,
            int within) {
        return new FollowUpTask(
                Identifiers.derived("fup", notice + ":" + code),
                code,
                title,
                clause,
                owner,
                acting,
                within,
                null,
                FollowUpState.PLANNED,
                false,
                List.of(),
                null);
    }
}

package io.duban.contracts.schema;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.board;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.progress;
import static io.duban.contracts.Fixtures.street;

import io.duban.contracts.Fixtures;
import io.duban.contracts.board.Board;
import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.event.CampaignEvent.SubmissionReceived;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.NoticeEvent.NoticeAnswered;
import io.duban.contracts.event.NoticeEvent.NoticeClosed;
import io.duban.contracts.event.NoticeEvent.NoticeDelivered;
import io.duban.contracts.event.NoticeEvent.NoticeDrafted;
import io.duban.contracts.event.NoticeEvent.NoticeFollowedUp;
import io.duban.contracts.event.NoticeEvent.NoticeIssued;
import io.duban.contracts.event.NoticeEvent.NoticeReceived;
import io.duban.contracts.event.NoticeEvent.NoticeRedrawn;
import io.duban.contracts.event.NoticeEvent.NoticeReminded;
import io.duban.contracts.event.NoticeEvent.NoticeReturned;
import io.duban.contracts.event.NoticeEvent.NoticeSigned;
import io.duban.contracts.event.NoticeEvent.NoticeVoided;
import io.duban.contracts.event.NoticeEvent.NoticeWithdrawn;
import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.event.Place;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.event.ProjectEvent.TaskRecorded;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.BulletinContent;
import io.duban.contracts.project.BulletinContent.Changes;
import io.duban.contracts.project.BulletinContent.MissedTask;
import io.duban.contracts.project.BulletinContent.MissingReview;
import io.duban.contracts.project.BulletinContent.Standing;
import io.duban.contracts.project.BulletinContent.Supervised;
import io.duban.contracts.project.BulletinContent.TargetActual;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectChange;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.RequestFacts;
import io.duban.contracts.project.ReviewFacts;
import io.duban.contracts.project.Stage;
import io.duban.contracts.project.TaskFacts;
import io.duban.contracts.project.TaskList;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Events as the services publish them, with every optional field present in at least one. */
final class Samples {

    private static final LocalDate DAY = LocalDate.of(2022, 7, 3);
    private static final String NUMBER = "临物治约〔2022〕1号";
    private static final Place PLACE = new Place("C1", "S1", "W1");
    private static final Month JUNE = Month.of(2022, 6);
    private static final Subject COUNTY = Subject.county("371302", "兰山区");

    private Samples() {}

    static List<DubanEvent> all() {
        Escalation interview = interview();
        return List.of(
                new DayEnded(DAY),
                new DayHandled("complaint-service", DAY),
                new MonthReopened(JUNE, DAY, DAY.plusDays(9), "误将停水计入", "key-1"),
                new RulebookAdopted(2, DAY.plusDays(1), "id: linyi-2022-57", DAY, "key-1"),
                new BodyRecorded(
                        new BodyProfile("S1", BodyLevel.STREET, "兰山街道", "371302", "街道"), 2),
                new BodyDayClosed(DAY),
                new ProjectRecorded(project(), 3, ProjectChange.PLANNED, null, null),
                new ProjectRecorded(
                        project(),
                        4,
                        ProjectChange.REVIEWED,
                        new ReviewFacts(DAY, 3, 40, "主体施工", List.of("资金缺口")),
                        null),
                new ProjectRecorded(project(), 5, ProjectChange.CHANGE_REQUESTED, null, request()),
                new TaskRecorded(
                        new TaskFacts("K1", COUNTY, TaskList.TASKS, "整改", DAY, "县住建局", DAY),
                        2,
                        request()),
                new TasksMissed(DAY, 1, DAY, List.of(new Miss(COUNTY, new Day(DAY), "K1", "清理占道"))),
                new ProgressAssessed(
                        JUNE,
                        1,
                        DAY,
                        List.of(
                                new CountyProgress(
                                        COUNTY,
                                        new BigDecimal("4"),
                                        new BigDecimal("3"),
                                        new BigDecimal("0.7500"),
                                        12))),
                new ProjectDayClosed(DAY),
                new RecordKept(
                        "R1",
                        "case-transfer",
                        "371302",
                        DAY,
                        "案件移交",
                        List.of("P1"),
                        List.of("T1"),
                        1),
                new SubmissionReceived(
                        new Party("371302", "兰山区"), 2022, "SUMMARY", DAY, "整治工作总结", 1),
                new SubmissionOverdue("SUMMARY", DAY, List.of(new Party("371302", "兰山区"))),
                new BulletinPublished(JUNE, 1, DAY, "0".repeat(64), null),
                new BulletinPublished(JUNE, 2, DAY, "0".repeat(64), bulletin()),
                new IndicatorsReported(
                        COUNTY,
                        Period.parse("2022-H1"),
                        List.of(new ReportedIndicator("partyCoverageRate", new BigDecimal("0.93"))),
                        1,
                        DAY),
                new FindingRecorded(
                        "F1",
                        new Finding(
                                FindingKind.INACTION,
                                COUNTY,
                                null,
                                new Day(DAY),
                                "事实",
                                List.of("doc-1"),
                                "F1")),
                new FindingRecorded("F2", sealed()),
                EscalationRaised.of(
                        Rulebooks.of(RULEBOOK)
                                .escalationsOfFindings("finding-formalism", List.of(sealed()))
                                .getFirst(),
                        1,
                        DAY),
                new SupervisionDayClosed(DAY),
                new EstateRecorded(Fixtures.managed("E1"), 2),
                new ComplaintAttached(complaint("E1")),
                new ComplaintAttached(complaint(null)),
                new ComplaintDetached("T1", 2, "E1", JUNE, null, PLACE),
                new ComplaintDetached("T1", 2, null, JUNE),
                new ComplaintDetached("T1", 3, "E1", JUNE, new Reattribution("E1", "E2")),
                new ComplaintAttached(complaint("E1"), new Reattribution(null, "E1")),
                new ComplaintChanged(complaint("E1")),
                new DayClosed(DAY, RULEBOOK.closings(DAY, DAY)),
                RankingPublished.of(revised()),
                RankingPublished.of(scored()),
                RankingPublished.of(tied()),
                new RankingFinalised("estate-complaints", JUNE, 2, DAY.plusDays(30)),
                new RankingFailed("street-work", new Day(DAY), DAY, "榜单未能算出", "no such kind"),
                new RankingDayPublished(DAY),
                EscalationRaised.of(interview, 1, DAY),
                EscalationRaised.of(prompted(), 1, DAY),
                EscalationRaised.of(missed(), 1, DAY),
                EscalationRaised.of(found(), 1, DAY),
                EscalationAmended.of(interview, 1, 1, DAY),
                EscalationAmended.of(prompted(), 1, 2, DAY),
                EscalationRevoked.of(interview, 2, DAY, "revision 2 no longer lists it"),
                new EscalationDayPublished(DAY),
                new NoticeDrafted(notice(interview, null), 1, DAY, null),
                new NoticeRedrawn(notice(interview, null), 2, DAY, "rank", "c2VhbGVk"),
                new NoticeSigned(notice(interview, null), 3, DAY, "property", "c2VhbGVk"),
                new NoticeIssued(notice(interview, NUMBER), 4, DAY, "c2VhbGVk"),
                new NoticeDelivered(notice(interview, NUMBER), 5, DAY, "c2VhbGVk"),
                new NoticeReceived(notice(interview, NUMBER), 6, DAY, DAY, "c2VhbGVk"),
                new NoticeReminded(notice(interview, NUMBER), 7, DAY, "answer", DAY, "c2VhbGVk"),
                new NoticeAnswered(notice(interview, NUMBER), 8, DAY, "c2VhbGVk"),
                new NoticeReturned(notice(interview, NUMBER), 9, DAY, DAY, "thin", "c2VhbGVk"),
                new NoticeFollowedUp(notice(interview, NUMBER), 10, DAY, "F1", "done", "c2VhbGVk"),
                new NoticeClosed(notice(interview, NUMBER), 11, DAY, "c2VhbGVk"),
                new NoticeVoided(notice(interview, NUMBER), 12, DAY, "mistaken", "c2VhbGVk"),
                new NoticeWithdrawn(notice(interview, NUMBER), 13, DAY, "revoked", "c2VhbGVk"));
    }

    private static ComplaintFacts complaint(String estate) {
        return new ComplaintFacts(
                "T1",
                1,
                estate,
                OffsetDateTime.parse("2022-06-30T23:59:59+08:00"),
                JUNE,
                "property.cleaning",
                true,
                LocalDate.of(2022, 7, 7),
                DAY,
                estate == null ? null : PLACE);
    }

    private static RequestFacts request() {
        return new RequestFacts(
                "plan",
                "工期调整",
                "P2",
                Stage.START,
                DAY,
                DAY,
                "会议纪要",
                true,
                List.of(new MilestoneFacts(Stage.START, DAY, BigDecimal.ONE, null)),
                true,
                "同意");
    }

    private static BulletinContent bulletin() {
        CountyProgress progress =
                new CountyProgress(
                        COUNTY,
                        new BigDecimal("4"),
                        new BigDecimal("3"),
                        new BigDecimal("0.7500"),
                        12);
        MissedTask missed = new MissedTask(DAY, COUNTY, "K1");
        return new BulletinContent(
                List.of(new Standing(1, progress)),
                List.of(missed),
                List.of(new Supervised("P1", "棚改项目一", COUNTY, List.of("MISUSE"))),
                List.of(new MissingReview(3, DAY.minusDays(13), DAY, "P1", COUNTY)),
                List.of(
                        new TargetActual(
                                "shantytown-total",
                                "棚改项目",
                                BigDecimal.TEN,
                                BigDecimal.ONE,
                                false,
                                DAY)),
                new Changes(List.of(missed), List.of(missed), List.of(COUNTY)));
    }

    private static ProjectFacts project() {
        return new ProjectFacts(
                "P1",
                ProjectKind.SHANTYTOWN,
                "棚改项目一",
                COUNTY,
                true,
                2022,
                ProjectState.ACTIVE,
                List.of(new MilestoneFacts(Stage.START, DAY, BigDecimal.ONE, DAY)));
    }

    private static Board revised() {
        Board first = board(ESTATES, "2022-06", List.of(complaints("E1", 3), complaints("E2", 1)));
        return Boards.revise(
                        first,
                        ESTATES,
                        DAY.plusDays(1),
                        List.of(complaints("E1", 3), complaints("E3", 5)),
                        RULEBOOK.unattributed(1, 9))
                .orElseThrow();
    }

    private static Board scored() {
        Map<String, BigDecimal> values = Map.of("partyCoverageRate", new BigDecimal("0.4"));
        Candidate lacking =
                Candidate.scored(
                        Subject.street("S3", "街道S3"),
                        Scores.composite(values, RULEBOOK.indicators(), SubjectType.STREET));
        Candidate derived =
                new Candidate(
                        Subject.street("S4", "街道S4"),
                        street("S4", "61.5").values(),
                        List.of(),
                        null,
                        null,
                        new Party("C1", "兰山区"),
                        lacking.indicators());
        return board(Fixtures.STREETS, "2022-06-30", List.of(street("S1", "90"), lacking, derived));
    }

    private static Escalation interview() {
        Board board = board(ESTATES, "2022-06", List.of(complaints("E1", 31)));
        return Ladders.escalations(Listing.of(board, board.hash()), ESTATES).getFirst();
    }

    /** Of seven the last one is listed, and four equals before it are not. */
    private static Board tied() {
        return board(
                Fixtures.PROGRESS,
                "2022-07",
                List.of(
                        progress("K1", "0.1", 31),
                        progress("K2", "0.5", 3),
                        progress("K3", "0.5", 3),
                        progress("K4", "0.5", 3),
                        progress("K5", "0.5", 3),
                        progress("K6", "1", 0),
                        progress("K7", "1", 0)));
    }

    private static Escalation prompted() {
        Board board = tied();
        return Ladders.escalations(Listing.of(board, board.hash()), Fixtures.PROGRESS).getFirst();
    }

    private static Escalation missed() {
        return Ladders.escalations(
                        List.of(new Miss(COUNTY, new Day(DAY), "K1")), RULEBOOK.misses().getFirst())
                .getFirst();
    }

    private static Finding sealed() {
        return new Finding(
                        FindingKind.FORMALISM,
                        COUNTY,
                        null,
                        new Day(DAY),
                        "事实",
                        List.of("doc-1"),
                        "F2")
                .sealedAs("c2VhbGVk");
    }

    private static Escalation found() {
        Finding finding =
                new Finding(
                        FindingKind.INACTION,
                        COUNTY,
                        null,
                        new Day(DAY),
                        "事实",
                        List.of("doc-1"),
                        "F1");
        return Ladders.escalations(
                        List.of(finding), RULEBOOK.finding(FindingKind.INACTION).orElseThrow())
                .getFirst();
    }

    private static NoticeFacts notice(Escalation escalation, String number) {
        return new NoticeFacts(
                "n-1",
                Measure.INTERVIEW_COMPANY.document(),
                escalation.measure(),
                escalation.period(),
                new Party("C1", "物业C1"),
                List.of(escalation.subject()),
                List.of(escalation.id()),
                "约谈通知书",
                List.of("C1"),
                List.of("n-0"),
                number);
    }
}

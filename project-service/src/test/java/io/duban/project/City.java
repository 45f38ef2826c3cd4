package io.duban.project;

import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.kit.event.EventPublisher;
import io.duban.project.register.Bodies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small city: counties C1 and C2, and documents of projects and tasks. */
public final class City {

    private City() {}

    public static void register(RunningService service) {
        service.bean(EventPublisher.class)
                .publish(List.of(county("C1", "兰山区"), county("C2", "罗庄区")));
        Bodies bodies = service.bean(Bodies.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> bodies.county("C2").isPresent());
    }

    public static BodyRecorded county(String code, String name) {
        return new BodyRecorded(new BodyProfile(code, BodyLevel.COUNTY, name, null, null), 1);
    }

    /** A shantytown project of 2022 with the given milestones. */
    public static Map<String, Object> project(String county, Map<?, ?>... milestones) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "SHANTYTOWN");
        document.put("name", "测试棚改项目");
        document.put("county", county);
        document.put("provincialLedger", true);
        document.put("year", 2022);
        document.put("milestones", new ArrayList<>(List.of(milestones)));
        return document;
    }

    public static Map<String, Object> milestone(String stage, String due) {
        return new LinkedHashMap<>(Map.of("stage", stage, "due", due));
    }

    public static Map<String, Object> task(String county, String due) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("county", county);
        document.put("list", "tasks");
        document.put("title", "完成摸底排查");
        document.put("due", due);
        document.put("owner", "区住建局");
        return document;
    }

    /** A completion with what shows it. */
    public static Map<String, Object> completedOn(String date) {
        return new LinkedHashMap<>(Map.of("completedOn", date, "evidence", "验收单"));
    }

    /** What another person says to a request. */
    public static Map<String, Object> decision(boolean approved) {
        return Map.of("approved", approved, "reason", "市专班会议研究");
    }

    public static Map<String, Object> extension(String due, String approvedOn) {
        return new LinkedHashMap<>(
                Map.of(
                        "due",
                        due,
                        "reason",
                        "汛期停工",
                        "approvedBy",
                        "市专班(测试)",
                        "approvedOn",
                        approvedOn));
    }
}

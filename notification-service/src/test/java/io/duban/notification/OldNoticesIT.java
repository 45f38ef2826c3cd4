package io.duban.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import io.duban.contracts.event.EventType;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TestStack;
import io.duban.teststack.TopicLog;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Notices as the releases stored them that knew drafting, issuing and withdrawing alone. */
class OldNoticesIT {

    private static final String DEMAND = "请你公司主要负责人按时接受约谈，并于收到本通知后7日内书面反馈整改情况。";
    private static final String ORGAN = "临沂市物业管理领域集中整治专项行动工作专班办公室";

    private final String name = TestStack.shared().freshName(OldNoticesIT.class);

    @Test
    void they_come_up_with_blocks_and_life_and_with_numbers_in_the_order_of_issue() {
        store(
                old("ntc-late", "2022-08-03", "issued").append("issuedOn", "2022-08-03"),
                old("ntc-b", "2022-07-03", "withdrawn")
                        .append("issuedOn", "2022-07-03")
                        .append("withdrawnOn", "2022-07-10")
                        .append("reason", "2022年6月排名已更正"),
                old("ntc-a", "2022-07-03", "issued").append("issuedOn", "2022-07-03"),
                old("ntc-draft", "2022-07-03", "drafted"));

        try (RunningService service = new RunningService(name)) {
            assertThat(numbers(service))
                    .containsExactly(
                            "ntc-a 临物治约〔2022〕1号", "ntc-b 临物治约〔2022〕2号", "ntc-late 临物治约〔2022〕3号");
            JsonNode letter = service.json("/api/v1/notices/ntc-a");
            assertThat(strings(letter.get("blocks"), "type"))
                    .containsExactly(
                            "title", "addressee", "paragraph", "demand", "signature", "date");
            assertThat(strings(letter.get("life"), "step")).containsExactly("drafted", "issued");
            assertThat(strings(service.json("/api/v1/notices/ntc-b").get("life"), "step"))
                    .containsExactly("drafted", "issued", "withdrawn");
            assertThat(service.json("/api/v1/notices/ntc-draft").has("number")).isFalse();
            assertThat(told(service))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "ntc-a-2", EventType.NOTICE_ISSUED,
                                    "ntc-b-2", EventType.NOTICE_WITHDRAWN,
                                    "ntc-late-2", EventType.NOTICE_ISSUED));

            List<String> before = numbers(service);
            service.stop();
            service.start();

            assertThat(numbers(service)).isEqualTo(before);
        }
    }

    private void store(Document... notices) {
        try (MongoClient client = MongoClients.create(TestStack.shared().mongoUri())) {
            MongoCollection<Document> all = client.getDatabase(name).getCollection("notices");
            all.insertMany(List.of(notices));
        }
    }

    private static Document old(String id, String draftedOn, String state) {
        Document letter =
                new Document("title", "关于约谈物业公司的通知")
                        .append("facts", "2022年6月，投诉37件，居全市第3名。")
                        .append("clause", "第六条第（四）项")
                        .append("demand", DEMAND)
                        .append("deadlineDays", 7)
                        .append("text", "物业公司：\n2022年6月，投诉37件，居全市第3名。\n" + DEMAND + "\n" + ORGAN);
        return new Document("_id", id)
                .append("version", 1L)
                .append("place", draftedOn + "/" + id)
                .append("kind", "约谈通知书")
                .append("measure", "INTERVIEW_COMPANY")
                .append("period", "2022-06")
                .append("addressee", new Document("id", "P1").append("name", "物业公司"))
                .append(
                        "subjects",
                        List.of(
                                new Document("type", "ESTATE")
                                        .append("code", "E1")
                                        .append("name", "小区")))
                .append("subjectNames", List.of("estate/E1", "E1"))
                .append("escalationIds", List.of("esc-" + id))
                .append("transitions", List.of("esc-" + id + "-1"))
                .append("concerned", List.of("company/P1", "estate/E1"))
                .append("secrecy", "open")
                .append("counties", List.of("C1"))
                .append("letter", letter)
                .append("draftedOn", draftedOn)
                .append("state", state)
                .append("revoked", List.of());
    }

    private static List<String> numbers(RunningService service) {
        List<String> numbers = new ArrayList<>();
        service.json("/api/v1/documents/numbers?year=2022")
                .get("items")
                .forEach(
                        it ->
                                numbers.add(
                                        it.get("noticeId").stringValue()
                                                + " "
                                                + it.get("text").stringValue()));
        return numbers;
    }

    private static Map<String, EventType> told(RunningService service) {
        try (TopicLog log =
                new TopicLog(
                        service.bean(Topics.class), service.bean(EventCodec.class), Topic.NOTICE)) {
            return log.until(it -> it.event() instanceof NoticeEvent, 3).stream()
                    .collect(Collectors.toMap(TopicLog.Entry::id, it -> EventType.of(it.event())));
        }
    }

    private static List<String> strings(JsonNode array, String field) {
        return array.valueStream().map(it -> it.get(field).stringValue()).toList();
    }
}

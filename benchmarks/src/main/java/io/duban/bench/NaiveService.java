package io.duban.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;

import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The baseline: what one writes first. One insert, one Kafka send awaited, for each request. */
@SpringBootApplication
@RestController
public class NaiveService {

    private static final String TOPIC = "naive.complaint";

    private final MongoCollection<Document> complaints;
    private final KafkaTemplate<Object, Object> kafka;
    private final JsonMapper json;

    public NaiveService(MongoClient store, KafkaTemplate<Object, Object> kafka, JsonMapper json) {
        this.complaints = store.getDatabase("naive").getCollection("complaints");
        this.kafka = kafka;
        this.json = json;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(NaiveService.class, arguments);
    }

    @Bean
    static NewTopic topic() {
        return new NewTopic(TOPIC, 3, (short) 1);
    }

    @PostMapping("/api/v1/complaints")
    ResponseEntity<Void> create(@RequestBody Map<String, Object> complaint) throws Exception {
        Document document = new Document(complaint);
        document.put("_id", complaint.get("ticketNo"));
        complaints.insertOne(document);
        String estate = String.valueOf(complaint.get("estateId"));
        kafka.send(TOPIC, estate, json.writeValueAsString(complaint)).get(10, TimeUnit.SECONDS);
        return ResponseEntity.status(201).build();
    }
}

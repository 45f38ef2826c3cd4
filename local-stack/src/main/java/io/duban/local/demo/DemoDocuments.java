package io.duban.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is registered, as the public API takes it. */
final class DemoDocuments {

    private DemoDocuments() {}

    static Map<String, Object> body(DemoCity.Body body) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", body.code());
        document.put("level", body.level());
        document.put("name", body.name());
        if (!body.parent().isEmpty()) {
            document.put("parent", body.parent());
        }
        if (!body.kind().isEmpty()) {
            document.put("kind", body.kind());
        }
        return document;
    }

    static Map<String, Object> estate(DemoCity.Estate estate) {
        return Map.of(
                "estateId", estate.id(),
                "name", estate.name(),
                "street", estate.street(),
                "households", estate.households(),
                "company",
                        Map.of(
                                "id", DemoCity.companyId(estate.company()),
                                "name", DemoCity.companyName(estate.company())),
                "manager", Map.of("name", "演示经理" + estate.id()));
    }

    static Map<String, Object> complaint(DemoComplaints.DemoComplaint complaint) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticketNo", complaint.ticketNo());
        document.put("receivedAt", complaint.receivedAt().toString());
        document.put("channel", "12345");
        if (complaint.estateId() != null) {
            document.put("estateId", complaint.estateId());
        } else {
            document.put("address", "地址不详");
        }
        document.put("category", complaint.category());
        document.put("title", complaint.title());
        document.put("detail", complaint.detail());
        return document;
    }
}

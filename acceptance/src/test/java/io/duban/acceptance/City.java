package io.duban.acceptance;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents of a small city. */
final class City {

    private City() {}

    /** Registers a city with one county and two streets. */
    static void registerBodies(Api api) {
        put(api, "C0", Map.of("level", "city", "name", "临沂市"));
        put(api, "C1", Map.of("level", "county", "name", "兰山区", "parent", "C0", "kind", "区"));
        put(api, "S1", Map.of("level", "street", "name", "兰山街道", "parent", "C1", "kind", "街道"));
        put(api, "S2", Map.of("level", "street", "name", "柳青街道", "parent", "C1", "kind", "街道"));
    }

    static Map<String, Object> estate(String name, String street, int households, String company) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("street", street);
        document.put("households", households);
        document.put("company", Map.of("id", company, "name", company + "物业(测试)"));
        document.put("manager", Map.of("name", "经理" + company));
        return document;
    }

    static Map<String, Object> complaint(String ticket, OffsetDateTime at, String estate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticketNo", ticket);
        document.put("receivedAt", at.toString());
        document.put("channel", "12345");
        document.put("estateId", estate);
        document.put("category", "property.cleaning");
        document.put("title", "卫生清理不及时");
        document.put("detail", "楼道垃圾连续多日无人清理。");
        return document;
    }

    private static void put(Api api, String code, Map<String, Object> body) {
        Api.Answer answer = api.put("/api/v1/bodies/" + code, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(code + " answered " + answer);
        }
    }
}

package io.duban.acceptance;

import io.duban.acceptance.ApiPage.Operation;
import io.duban.acceptance.ApiPage.Parameter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call made up from the API page; the same seed makes the same call.
 *
 * @param path with the query, percent-encoded
 */
// Nobody compares calls; the bytes go to the wire.
@SuppressWarnings("ArrayRecordComponent")
record RandomCall(String method, String path, Map<String, String> headers, byte[] body) {

    private static final List<String> OTHER_METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json; charset=gbk",
                    "application/json; charset=banana",
                    "application/x-ndjson",
                    "application/yaml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "text/csv",
                    "text/csv; charset=utf-16",
                    "text/plain",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "banana",
                    "///",
                    "");
    private static final List<String> ACCEPTED =
            List.of(
                    "*/*",
                    "application/json",
                    "application/problem+json",
                    "text/html",
                    "text/csv",
                    "text/event-stream",
                    "application/yaml",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "image/png",
                    "///",
                    "application/json;q=banana",
                    "application/json;q=0");

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return method
                + " "
                + path
                + " "
                + headers
                + (body.length == 0 ? "" : " " + text.substring(0, Math.min(600, text.length())));
    }

    static RandomCall of(Operation operation, RandomValues values) {
        String method = values.oneIn(40) ? values.oneOf(OTHER_METHODS) : operation.method();
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = new byte[0];
        if (!operation.bodies().isEmpty()) {
            String type = values.oneOf(List.copyOf(operation.bodies().keySet()));
            headers.put("Content-Type", values.oneIn(15) ? values.oneOf(TYPES) : type);
            body = body(type, operation.bodies().get(type), values);
        } else if (values.oneIn(30)) {
            headers.put("Content-Type", values.oneOf(TYPES));
            body = values.bytes(50);
        }
        if (values.oneIn(10)) {
            headers.put("Accept", values.oneOf(ACCEPTED));
        }
        headers(operation, values).forEach(headers::put);
        return new RandomCall(
                method, path(operation, values) + query(operation, values), headers, body);
    }

    private static String path(Operation operation, RandomValues values) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                String value = values.parameter(parameter.name(), parameter.schema());
                path = path.replace("{" + parameter.name() + "}", encoded(value));
            }
        }
        return values.oneIn(100)
                ? path + values.oneOf(List.of("/", "//", "/..", ";x=1", "%20"))
                : path;
    }

    private static String query(Operation operation, RandomValues values) {
        List<String> pairs = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && values.oneIn(3)) {
                pairs.add(
                        parameter.name()
                                + "="
                                + encoded(values.parameter(parameter.name(), parameter.schema())));
            }
        }
        if (!pairs.isEmpty() && values.oneIn(15)) {
            pairs.add(values.oneOf(pairs));
        }
        if (values.oneIn(15)) {
            pairs.add(
                    encoded(values.hostileText())
                            + values.oneOf(List.of("", "=", "=1", "==", "=%ff", "=%zz")));
        }
        String query = String.join("&", pairs);
        // A percent sign without its digits is no address at all for the client of the test.
        return query.isEmpty() ? "" : "?" + query.replace("%zz", "%FE");
    }

    private static Map<String, String> headers(Operation operation, RandomValues values) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header") && values.oneIn(2)) {
                headers.put(
                        parameter.name(),
                        printable(values.parameter(parameter.name(), parameter.schema())));
            }
        }
        if (values.oneIn(40)) {
            headers.put("X-Note", printable(values.hostileText()));
        }
        return headers;
    }

    private static byte[] body(String type, Map<String, Object> schema, RandomValues values) {
        byte[] body =
                switch (type) {
                    case "application/json" -> json(values.body(schema));
                    case "application/x-ndjson", "text/csv", "application/yaml" ->
                            lines(values).getBytes(StandardCharsets.UTF_8);
                    default -> sheet(values);
                };
        return values.oneIn(20) ? damaged(body, values) : body;
    }

    private static String lines(RandomValues values) {
        StringBuilder lines = new StringBuilder();
        int many = values.oneIn(5) ? 0 : 3;
        for (int i = 0; i <= many; i++) {
            lines.append(values.oneIn(2) ? "id,name,county,street,level" : "")
                    .append(values.oneIn(2) ? values.hostileText() : "{\"ticketNo\":\"R1\"}")
                    .append(values.oneIn(9) ? "\r\n" : "\n");
        }
        return lines.toString().replace(RandomValues.HALF_A_CHARACTER, "\"\\ud800\"");
    }

    /** Something that begins as a workbook does. */
    private static byte[] sheet(RandomValues values) {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheet.writeBytes(new byte[] {'P', 'K', 3, 4});
        sheet.writeBytes(values.bytes(300));
        return sheet.toByteArray();
    }

    private static byte[] json(Object value) {
        return Api.JSON
                .writeValueAsString(value)
                .replace(RandomValues.HALF_A_CHARACTER, "\\ud800")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] body, RandomValues values) {
        byte[] noise = values.bytes(8);
        byte[] cut = Arrays.copyOf(body, body.length / 2);
        return switch (values.oneOf(List.of(0, 1, 2, 3, 4, 5))) {
            case 0 -> cut;
            case 1 -> joined(body, noise);
            case 2 -> joined(cut, noise);
            case 3 -> "[".repeat(5_000).getBytes(StandardCharsets.UTF_8);
            case 4 -> joined("\ufeff".getBytes(StandardCharsets.UTF_8), body);
            default -> new byte[1_100_000];
        };
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /**
     * Every byte that is no plain letter as an escape, half a character as the bytes it would be.
     */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.@,".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString().replace(RandomValues.HALF_A_CHARACTER, "%ED%A0%80");
    }

    /**
     * The client of the test sends no other header; what the gateway makes of them it tells its own
     * tests.
     */
    private static String printable(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "").strip();
        return printable.isEmpty() ? "x" : printable;
    }
}

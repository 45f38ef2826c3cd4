package io.duban.complaint.query;

import io.duban.complaint.text.PersonalNumbers;

import org.bson.Document;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who called (诉求人), as everybody is shown it who may know: enough to tell one caller from another,
 * too little to find them. Where they live is left out.
 */
final class MaskedCaller {

    /** Shorter ones would be whole again. */
    private static final int LONG = 8;

    private static final int SHOWN = 3;

    private MaskedCaller() {}

    /** Null for a caller who told nothing. */
    static Map<String, Object> of(Document caller) {
        if (caller == null) {
            return null;
        }
        Map<String, Object> masked = new LinkedHashMap<>();
        String name = caller.getString("name");
        if (name != null) {
            masked.put("name", name(name));
        }
        String phone = caller.getString("phone");
        if (phone != null) {
            masked.put("phone", phone(phone));
        }
        return masked;
    }

    /** The family name's first character, 张**. */
    static String name(String name) {
        return Character.toString(name.codePointAt(0)) + "**";
    }

    /** 138****5678. */
    static String phone(String phone) {
        String masked = PersonalNumbers.masked(phone);
        if (!masked.equals(phone)) {
            return masked;
        }
        int[] points = phone.codePoints().toArray();
        int shown = points.length < LONG ? 0 : SHOWN;
        return new String(points, 0, shown) + "*".repeat(points.length - shown);
    }
}

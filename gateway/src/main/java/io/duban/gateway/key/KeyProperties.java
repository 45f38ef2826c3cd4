package io.duban.gateway.key;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.charset.StandardCharsets;

/**
 * API keys.
 *
 * @param admin the first administrator's key, which stands in no database; empty for none
 * @param pepper secret under which keys are hashed, at least 32 bytes of UTF-8
 */
@ConfigurationProperties("duban.keys")
record KeyProperties(String admin, String pepper) {

    private static final int SHORTEST_ADMIN = 24;
    private static final int SHORTEST_PEPPER = 32;

    KeyProperties {
        admin = admin == null ? "" : admin.strip();
        if (!admin.isEmpty() && admin.length() < SHORTEST_ADMIN) {
            throw new IllegalArgumentException(
                    "duban.keys.admin must have at least " + SHORTEST_ADMIN + " characters");
        }
        if (pepper == null || pepper.getBytes(StandardCharsets.UTF_8).length < SHORTEST_PEPPER) {
            throw new IllegalArgumentException(
                    "duban.keys.pepper must have at least " + SHORTEST_PEPPER + " bytes");
        }
    }

    @Override
    public String toString() {
        return "KeyProperties[admin=***, pepper=***]";
    }
}

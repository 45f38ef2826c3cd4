package io.duban.gateway.person;

import io.duban.kit.json.Form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a password may be. */
final class PasswordRules {

    /** In characters, as for {@link #SHORTEST}. */
    static final int LONGEST = 256;

    private static final int SHORTEST = 12;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Reads a new password; what is wrong with it is noted in the form. */
    static String read(Form form, String field, String login) {
        String password = form.text(field, LONGEST);
        if (password == null) {
            return null;
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return form.reject(
                    field, "too-short", "must have at least " + SHORTEST + " characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(login)) {
            return form.reject(field, "is-login", "must not be the login");
        }
        if (COMMON.contains(lower) || lower.chars().distinct().count() < 3) {
            return form.reject(field, "too-common", "must be none that everybody tries first");
        }
        return password;
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

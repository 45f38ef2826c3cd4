package io.duban.local.demo;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account of each role, so that whoever tries the system can sign in. They are named after
 * posts; their passwords are made up anew and kept with the other secrets.
 */
final class DemoAccounts {

    private static final int PASSWORD_BYTES = 15;
    private static final String ACCOUNTS = "/api/v1/accounts";

    private final DubanClient duban;
    private final DemoCity city;
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    /** An account as it is asked for. */
    private record Wish(String login, String name, String post, String role, String body) {

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("login", login);
            document.put("name", name);
            document.put("post", post);
            document.put("role", role);
            if (body != null) {
                document.put("body", body);
            }
            return document;
        }
    }

    /**
     * @param secrets folder of the secrets
     */
    DemoAccounts(DubanClient duban, DemoCity city, Path secrets) {
        this.duban = duban;
        this.city = city;
        this.file = secrets.resolve("demo-accounts");
    }

    /** Makes them, unless they have been made before. */
    void make() {
        if (Files.exists(file)) {
            return;
        }
        Set<String> there =
                Demo.all(duban, ACCOUNTS).stream()
                        .map(it -> it.get("login").stringValue())
                        .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (Wish wish : wishes()) {
            JsonNode answer =
                    there.contains(wish.login())
                            ? duban.patch(ACCOUNTS + "/" + wish.login(), Map.of("invite", true))
                            : duban.post(ACCOUNTS, wish.document());
            String password = password();
            duban.post(
                    "/api/v1/invitations/" + answer.get("invitation").stringValue(),
                    Map.of("password", password));
            lines.add(
                    "%-8s  %s  %s · %s"
                            .formatted(wish.login(), password, wish.name(), wish.post()));
        }
        keep(lines);
    }

    /** A line for each: login, password, and whose it is. */
    List<String> shown() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private List<Wish> wishes() {
        DemoCity.Body county = first("county");
        DemoCity.Body street = first("street");
        DemoCity.Estate estate = city.estates().getFirst();
        return List.of(
                new Wish("office", "专班办公室", "专班办公室主任", "official", null),
                new Wish("admin", "系统管理岗", "系统管理员", "admin", null),
                new Wish("county", county.name() + "专班", "专班联络员", "county", county.code()),
                new Wish("street", street.name(), "物业管理岗", "street", street.code()),
                new Wish(
                        "company",
                        DemoCity.companyName(estate.company()),
                        "项目经理",
                        "company",
                        DemoCity.companyId(estate.company())));
    }

    private DemoCity.Body first(String level) {
        return city.bodies().stream()
                .filter(it -> it.level().equals(level))
                .findFirst()
                .orElseThrow();
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void keep(List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Path draft =
                    Files.createTempFile(
                            file.getParent(),
                            "demo",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, lines);
            Files.move(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}

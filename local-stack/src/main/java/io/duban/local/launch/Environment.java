package io.duban.local.launch;

import io.duban.contracts.Identifiers;
import io.duban.contracts.rulebook.RulebookSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The environment's variables, each read as what it has to be. A variable of blanks is not set.
 *
 * <p>What is wrong is told before anything starts, in one line that begins with the variable's
 * name; a service that finds it out would be started again and again.
 */
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    /** One of some words. */
    String word(String name, String otherwise, List<String> words) {
        String word = text(name).orElse(otherwise);
        if (!words.contains(word)) {
            throw refused(name, "be " + String.join(" or ", words));
        }
        return word;
    }

    boolean isOn(String name, String otherwise) {
        return word(name, otherwise, List.of("on", "off")).equals("on");
    }

    int whole(String name, int otherwise, int least, int most, String what) {
        String text = text(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw refused(name, "be %s from %d to %d".formatted(what, least, most));
    }

    /** A TCP port. */
    int port(String name, int otherwise) {
        return whole(name, otherwise, 1, 65_535, "a port");
    }

    /** Refuses what the services would refuse later, each for itself. */
    void requireServices() {
        check("DUBAN_CITY", Environment::requireCity, "match " + Identifiers.PATTERN);
        check(
                "DUBAN_PUBLIC_URL",
                Environment::requireAddress,
                "be an address such as http://duban.example");
        text("DUBAN_OIDC_ISSUER").ifPresent(Environment::requireIssuer);
        if (text("DUBAN_OIDC_ISSUER").isPresent() && text("DUBAN_OIDC_CLIENT_ID").isEmpty()) {
            throw new IllegalArgumentException(
                    "DUBAN_OIDC_CLIENT_ID must be set where DUBAN_OIDC_ISSUER is");
        }
        whole("DUBAN_PARTITIONS", 3, 1, 1_000, "a number");
        whole("DUBAN_CALENDAR_LEAP", 7, 0, 36_600, "a number of days");
        whole("DUBAN_CONNECTIONS_PER_ADDRESS", 1_000, 0, 1_000_000, "a number");
        check(
                "DUBAN_TEMPLATES",
                Environment::requireFolder,
                "be a folder that holds a set of templates for each rulebook");
        text("DUBAN_RULEBOOK").ifPresent(Environment::requireRulebook);
    }

    private void check(String name, Consumer<String> check, String demand) {
        try {
            text(name).ifPresent(check);
        } catch (IllegalArgumentException e) {
            throw refused(name, demand);
        }
    }

    private static void requireCity(String city) {
        Identifiers.require("city", city);
    }

    private static void requireAddress(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null
                || !List.of("http", "https").contains(address.getScheme())
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(text);
        }
    }

    /** Whoever writes a password into an address finds it in no message. */
    private static void requireIssuer(String text) {
        try {
            requireAddress(text);
            URI address = URI.create(text);
            boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
            if (address.getRawUserInfo() == null && (here || address.getScheme().equals("https"))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Refused below like an address of another kind.
        }
        throw new IllegalArgumentException(
                "DUBAN_OIDC_ISSUER must be an https address without user or query, or an http one"
                        + " on loopback");
    }

    private static void requireFolder(String folder) {
        if (!Files.isDirectory(Path.of(folder))) {
            throw new IllegalArgumentException(folder);
        }
    }

    private static void requireRulebook(String idOrFile) {
        try {
            RulebookSource.of(idOrFile);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "DUBAN_RULEBOOK '" + idOrFile + "': " + Words.oneLine(e), e);
        }
    }

    /**
     * @param demand what it must do, such as {@code be on or off}
     */
    IllegalArgumentException refused(String name, String demand) {
        return new IllegalArgumentException(
                "%s must %s but is '%s'".formatted(name, demand, text(name).orElse("")));
    }
}

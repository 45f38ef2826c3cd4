package io.duban.local.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about a start.
 *
 * @param home the project's folder, in which the built modules lie
 * @param data where everything that must outlive a start is kept ({@code DUBAN_DATA})
 * @param kafka bootstrap servers of a real cluster in place of the embedded broker ({@code
 *     DUBAN_KAFKA})
 * @param mongodb URI of a real server in place of the embedded store ({@code DUBAN_MONGODB})
 * @param calendar {@code manual} or {@code clock} ({@code DUBAN_CALENDAR})
 * @param fsync whether store and broker write through to the disk before they acknowledge ({@code
 *     DUBAN_FSYNC})
 * @param storeMemory megabytes that the embedded store takes beside its heap ({@code
 *     DUBAN_STORE_MEMORY})
 * @param startCaches whether a clean stop leaves caches that make the next start faster ({@code
 *     DUBAN_START_CACHES})
 */
record Settings(
        Path home,
        Path data,
        Ports ports,
        Optional<String> kafka,
        Optional<String> mongodb,
        String calendar,
        Optional<String> adminKey,
        boolean fsync,
        int storeMemory,
        boolean startCaches) {

    private static final int LEAST_MEMORY = 16;
    private static final int MOST_MEMORY = 65_536;

    /** TCP ports, each from one environment variable. */
    record Ports(
            int gateway,
            int complaint,
            int project,
            int ranking,
            int notification,
            int kafka,
            int kafkaController,
            int store) {}

    /**
     * Reads the environment.
     *
     * @param calendar what the calendar is when {@code DUBAN_CALENDAR} does not say
     * @throws IllegalArgumentException naming the variable that makes no sense
     */
    static Settings of(Path home, Map<String, String> environment, String calendar) {
        Ports ports =
                new Ports(
                        port(environment, "DUBAN_PORT", 8080),
                        port(environment, "DUBAN_COMPLAINT_PORT", 8081),
                        port(environment, "DUBAN_PROJECT_PORT", 8082),
                        port(environment, "DUBAN_RANKING_PORT", 8083),
                        port(environment, "DUBAN_NOTIFICATION_PORT", 8084),
                        port(environment, "DUBAN_KAFKA_PORT", 9092),
                        port(environment, "DUBAN_KAFKA_CONTROLLER_PORT", 9093),
                        port(environment, "DUBAN_STORE_PORT", 27017));
        return new Settings(
                home,
                Path.of(environment.getOrDefault("DUBAN_DATA", home.resolve("data").toString()))
                        .toAbsolutePath(),
                ports,
                text(environment, "DUBAN_KAFKA"),
                text(environment, "DUBAN_MONGODB"),
                calendar(environment, calendar),
                text(environment, "DUBAN_ADMIN_KEY"),
                isOn(environment, "DUBAN_FSYNC"),
                storeMemory(environment),
                !environment.getOrDefault("DUBAN_START_CACHES", "on").equals("off"));
    }

    String kafkaServers() {
        return kafka.orElse("127.0.0.1:" + ports.kafka());
    }

    String mongodbUri() {
        return mongodb.orElse("mongodb://127.0.0.1:" + ports.store() + "/?retryWrites=false");
    }

    String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
    }

    private static String calendar(Map<String, String> environment, String otherwise) {
        String mode = text(environment, "DUBAN_CALENDAR").orElse(otherwise);
        if (!mode.equals("manual") && !mode.equals("clock")) {
            throw new IllegalArgumentException(
                    "DUBAN_CALENDAR must be manual or clock but is '" + mode + "'");
        }
        return mode;
    }

    private static boolean isOn(Map<String, String> environment, String name) {
        String word = text(environment, name).orElse("off");
        if (!word.equals("on") && !word.equals("off")) {
            throw new IllegalArgumentException(name + " must be on or off but is '" + word + "'");
        }
        return word.equals("on");
    }

    private static int storeMemory(Map<String, String> environment) {
        String text = text(environment, "DUBAN_STORE_MEMORY").orElse("256");
        try {
            int megabytes = Integer.parseInt(text.strip());
            if (megabytes >= LEAST_MEMORY && megabytes <= MOST_MEMORY) {
                return megabytes;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw new IllegalArgumentException(
                "DUBAN_STORE_MEMORY must be a number of megabytes from "
                        + LEAST_MEMORY
                        + " to "
                        + MOST_MEMORY
                        + " but is '"
                        + text
                        + "'");
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw new IllegalArgumentException(name + " must be a port but is '" + text + "'");
    }
}

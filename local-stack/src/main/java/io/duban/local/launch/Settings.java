package io.duban.local.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

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
     * Reads the environment, what it says to the services included.
     *
     * @param calendar what the calendar is when {@code DUBAN_CALENDAR} does not say
     * @throws IllegalArgumentException naming the variable that makes no sense
     */
    static Settings of(Path home, Map<String, String> variables, String calendar) {
        Environment environment = new Environment(variables);
        environment.requireServices();
        Settings settings =
                new Settings(
                        home,
                        data(home, variables),
                        ports(environment),
                        environment.text("DUBAN_KAFKA"),
                        environment.text("DUBAN_MONGODB"),
                        environment.word("DUBAN_CALENDAR", calendar, List.of("manual", "clock")),
                        environment.text("DUBAN_ADMIN_KEY"),
                        environment.isOn("DUBAN_FSYNC", "off"),
                        environment.whole(
                                "DUBAN_STORE_MEMORY",
                                256,
                                LEAST_MEMORY,
                                MOST_MEMORY,
                                "a number of megabytes"),
                        environment.isOn("DUBAN_START_CACHES", "on"));
        ForeignServer.of(settings);
        return settings;
    }

    /**
     * Where everything is kept, whatever else the environment says.
     *
     * @throws IllegalArgumentException when {@code DUBAN_DATA} is no path
     */
    static Path data(Path home, Map<String, String> variables) {
        Environment environment = new Environment(variables);
        try {
            return environment
                    .text("DUBAN_DATA")
                    .map(Path::of)
                    .orElse(home.resolve("data"))
                    .toAbsolutePath();
        } catch (InvalidPathException e) {
            throw environment.refused("DUBAN_DATA", "be the path of a folder");
        }
    }

    /** Two that are the same would have one process wait for the other's port for ever. */
    private static Ports ports(Environment environment) {
        Map<Integer, String> taken = new HashMap<>();
        ToIntBiFunction<String, Integer> port =
                (name, otherwise) -> {
                    int number = environment.port(name, otherwise);
                    String other = taken.put(number, name);
                    if (other != null) {
                        throw new IllegalArgumentException(
                                "%s and %s are both %d".formatted(other, name, number));
                    }
                    return number;
                };
        return new Ports(
                port.applyAsInt("DUBAN_PORT", 8080),
                port.applyAsInt("DUBAN_COMPLAINT_PORT", 8081),
                port.applyAsInt("DUBAN_PROJECT_PORT", 8082),
                port.applyAsInt("DUBAN_RANKING_PORT", 8083),
                port.applyAsInt("DUBAN_NOTIFICATION_PORT", 8084),
                port.applyAsInt("DUBAN_KAFKA_PORT", 9092),
                port.applyAsInt("DUBAN_KAFKA_CONTROLLER_PORT", 9093),
                port.applyAsInt("DUBAN_STORE_PORT", 27017));
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
}

package io.duban.local.launch;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server of the city's own in place of an embedded one.
 *
 * @param setting the variable that names it
 * @param address the variable's value without what is secret in it
 * @param call asks it something, and fails when it does not answer within the time
 */
record ForeignServer(String setting, String address, Call call) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How people know it. */
    String name() {
        return setting + " (" + address + ")";
    }

    /** Why it does not answer; empty when it does. */
    Optional<String> problem() throws InterruptedException {
        try {
            call.ask(PATIENCE);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException | RuntimeException e) {
            // Drivers have many words for a server that cannot be reached, or lets nobody in.
            return Optional.of(Words.oneLine(e));
        }
    }

    /** A question to a server. */
    @FunctionalInterface
    interface Call {
        void ask(Duration patience)
                throws ExecutionException, InterruptedException, TimeoutException;
    }

    /**
     * @param servers as {@code DUBAN_KAFKA} has them
     * @throws IllegalArgumentException naming the variable when that cannot be a list of servers
     */
    static ForeignServer kafka(String servers) {
        for (String server : servers.split(",", -1)) {
            Integer port = Utils.getPort(server.strip());
            if (Utils.getHost(server.strip()) == null
                    || port == null
                    || port < 1
                    || port > 65_535) {
                throw new IllegalArgumentException(
                        "DUBAN_KAFKA must be servers such as kafka1:9092,kafka2:9092 but is '%s'"
                                .formatted(servers));
            }
        }
        return new ForeignServer("DUBAN_KAFKA", servers, patience -> askKafka(servers, patience));
    }

    /**
     * @param uri as {@code DUBAN_MONGODB} has it
     * @throws IllegalArgumentException naming the variable when that cannot be an address
     */
    static ForeignServer mongodb(String uri) {
        try {
            ConnectionString address = new ConnectionString(uri);
            return new ForeignServer(
                    "DUBAN_MONGODB",
                    String.join(",", address.getHosts()),
                    patience -> askMongodb(address, patience));
        } catch (IllegalArgumentException e) {
            // The driver's words repeat the address, and it may hold a password.
            throw new IllegalArgumentException(
                    "DUBAN_MONGODB must be an address such as"
                            + " mongodb://user:secret@store1:27017,store2:27017/?replicaSet=rs0"
                            + (uri.contains("@") ? "" : " but is '" + uri + "'"));
        }
    }

    private static void askKafka(String servers, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * millis,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        Admin admin = Admin.create(config);
        try {
            admin.describeCluster().nodes().get(millis, TimeUnit.MILLISECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static void askMongodb(ConnectionString address, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applyConnectionString(address)
                        .applyToClusterSettings(
                                it -> it.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                        .applyToSocketSettings(
                                it ->
                                        it.connectTimeout(millis, TimeUnit.MILLISECONDS)
                                                .readTimeout(millis, TimeUnit.MILLISECONDS))
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    /** Those that the settings name. */
    static List<ForeignServer> of(Settings settings) {
        return Stream.concat(
                        settings.mongodb().map(ForeignServer::mongodb).stream(),
                        settings.kafka().map(ForeignServer::kafka).stream())
                .toList();
    }
}

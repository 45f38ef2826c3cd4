package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import io.duban.local.store.DocumentStoreServer;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/** A backup of a running store, and of a stopped system, can be put back. */
class BackupIT {

    @TempDir private Path temporary;
    private Path data;
    private Path folder;
    private Settings settings;
    private Console console;
    private Backup backup;

    @BeforeEach
    void anInstallation() throws IOException {
        data = temporary.resolve("data");
        folder = temporary.resolve("backup");
        settings =
                Settings.of(
                        temporary,
                        Map.of(
                                "DUBAN_DATA", data.toString(),
                                "DUBAN_STORE_PORT", Integer.toString(freePort())),
                        "clock");
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        console = new Console(nowhere, false);
        backup = new Backup(settings, console);
    }

    @Test
    void a_running_store_goes_back_to_where_it_was_copied() throws Exception {
        String key = new Secrets(data).get("admin-key");
        RunFile runFile = new RunFile(data);
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            documents(client).insertOne(new Document("_id", "before"));
            runFile.succeed(8080);

            backup.make(folder);

            documents(client).insertOne(new Document("_id", "after"));
            assertThatThrownBy(() -> backup.make(folder)).hasMessageContaining("already there");
        }
        runFile.clear();
        Files.writeString(data.resolve("secrets/admin-key"), "another");

        backup.restore(folder);

        assertThat(new Secrets(data).get("admin-key")).isEqualTo(key);
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            assertThat(documents(client).find()).containsExactly(new Document("_id", "before"));
        }
        try (Stream<Path> kept = Files.list(data)) {
            assertThat(kept.filter(it -> it.getFileName().toString().startsWith("before-restore")))
                    .singleElement()
                    .satisfies(it -> assertThat(it.resolve("store/db")).exists());
        }
    }

    @Test
    void of_a_stopped_system_the_records_are_kept_and_what_was_made_of_others_goes()
            throws Exception {
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            documents(client).insertOne(new Document("_id", "before"));
        }
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka/records"), "before");

        backup.make(folder);
        Files.writeString(data.resolve("kafka/records"), "after");
        Files.createDirectories(data.resolve("streams"));
        backup.restore(folder);

        assertThat(data.resolve("kafka/records")).hasContent("before");
        assertThat(data.resolve("streams")).doesNotExist();
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            assertThat(documents(client).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void half_a_backup_is_refused() throws Exception {
        Files.createDirectories(folder);
        assertThatThrownBy(() -> backup.restore(folder)).hasMessageContaining("no whole backup");
    }

    @Test
    void data_that_were_put_back_in_part_are_not_started_on() throws Exception {
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            documents(client).insertOne(new Document("_id", "before"));
        }
        backup.make(folder);
        // As a crash leaves it between one part and the next.
        Files.move(data.resolve("store"), data.resolve("before-restore"));
        Files.createFile(data.resolve("restoring"));

        try (LocalSystem system = new LocalSystem(settings, console)) {
            assertThatThrownBy(system::start).hasMessageContaining("was broken off");
        }
        assertThatThrownBy(() -> backup.make(temporary.resolve("another")))
                .hasMessageContaining("was broken off");

        backup.restore(folder);
        Backup.requireWhole(data);
        try (DocumentStoreServer _ = store();
                MongoClient client = client()) {
            assertThat(documents(client).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void nobody_else_may_look_into_the_store_or_a_backup() throws Exception {
        try (DocumentStoreServer store = store()) {
            assertThat(store).isNotNull();
        }
        backup.make(folder);

        for (Path mine : new Path[] {data.resolve("store"), folder}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                    .isEqualTo("rwx------");
        }
    }

    private DocumentStoreServer store() throws IOException {
        return DocumentStoreServer.start(data.resolve("store"), settings.ports().store(), false);
    }

    private MongoClient client() {
        return MongoClients.create(settings.mongodbUri());
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("d").getCollection("c");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

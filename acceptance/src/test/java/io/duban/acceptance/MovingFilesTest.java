package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

class MovingFilesTest {

    private static final int LOOKS = 200;
    private static final int FOLDERS = 30;

    @TempDir private Path folder;

    @Test
    void what_goes_while_it_is_looked_at_is_passed_over_and_what_stays_is_found() throws Exception {
        Path stays = Files.writeString(folder.resolve("stays.log"), "here");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> restless = CompletableFuture.runAsync(() -> comeAndGo(over));

        for (int look = 0; look < LOOKS; look++) {
            boolean found = false;
            for (Path file : MovingFiles.under(folder)) {
                found |= file.equals(stays) && MovingFiles.contents(file).equals("here");
                MovingFiles.contents(file);
            }
            assertThat(found).isTrue();
        }

        over.set(true);
        restless.get();
    }

    @Test
    void a_file_that_has_gone_holds_nothing() throws IOException {
        assertThat(MovingFiles.contents(folder.resolve("000123.dbtmp"))).isEmpty();
    }

    private void comeAndGo(AtomicBoolean over) {
        try {
            while (!over.get()) {
                for (int i = 0; i < FOLDERS; i++) {
                    Path sub = Files.createDirectories(folder.resolve("rocksdb" + i));
                    Files.writeString(sub.resolve("OPTIONS.dbtmp"), "x");
                }
                for (int i = 0; i < FOLDERS; i++) {
                    Files.delete(folder.resolve("rocksdb" + i).resolve("OPTIONS.dbtmp"));
                    Files.delete(folder.resolve("rocksdb" + i));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package io.duban.notification.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Two processes that issue papers are killed at random points, {@code -Dduban.kills} times; without
 * a word twenty times, or fewer on a machine that is very busy.
 */
class NumberKillsIT {

    private static final int KILLS = Integer.getInteger("duban.kills", 20);
    private static final Duration LONGEST =
            System.getProperty("duban.kills") == null ? Duration.ofMinutes(2) : Duration.ofHours(2);
    private static final int LONGEST_LIFE_MILLIS = 1_000;

    private final String database = TestStack.shared().freshName(NumberKillsIT.class);
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final Random random = new Random();

    /** One process after the other, under one name. */
    private final class Seat {

        private final String name;
        private int lives;
        private Process process;
        private volatile boolean begun;

        Seat(String name) {
            this.name = name;
            sit();
        }

        private void sit() {
            begun = false;
            List<String> command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            IssuingProcess.class.getName(),
                            TestStack.shared().mongoUri(),
                            database,
                            name + ++lives);
            try {
                process =
                        new ProcessBuilder(command)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Process heard = process;
            Thread.ofVirtual().start(() -> listen(heard));
        }

        private void listen(Process heard) {
            try (BufferedReader lines = heard.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals(IssuingProcess.BEGUN)) {
                        begun = true;
                    } else {
                        keep(line);
                    }
                }
            } catch (IOException _) {
                // Killed while it spoke.
            }
        }

        private void awaitBegun() {
            await().atMost(Duration.ofSeconds(60)).until(() -> begun || !process.isAlive());
        }

        private void kill() throws InterruptedException {
            // It must die of us, at whatever it is doing.
            boolean ended =
                    process.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
            assertThat(ended).as("%s ended by itself", name).isFalse();
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void no_number_is_left_out_and_none_is_given_twice() throws InterruptedException {
        List<Seat> seats = List.of(new Seat("a"), new Seat("b"));
        long deadline = System.nanoTime() + LONGEST.toNanos();
        int kills = seats.size();
        for (; kills < KILLS && System.nanoTime() < deadline; kills++) {
            // Both are at work whenever one of them dies.
            seats.forEach(Seat::awaitBegun);
            Seat seat = seats.get(random.nextInt(seats.size()));
            seat.kill();
            seat.sit();
        }
        for (Seat seat : seats) {
            seat.kill();
        }

        try (MongoClient client = MongoClients.create(TestStack.shared().mongoUri())) {
            MongoDatabase store = client.getDatabase(database);
            IssuedPapers papers = new IssuedPapers(store);
            NumberRegister register = new NumberRegister(store);
            register.finishPending(papers::issue);
            for (String kind : IssuingProcess.KINDS) {
                List<Integer> numbers = papers.numbers(kind);
                System.out.printf("%d kills: %d of %s%n", kills, numbers.size(), kind);
                assertThat(numbers)
                        .isNotEmpty()
                        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
                RegisterPage page = new StoredPages(store).read(kind, IssuingProcess.DAY.getYear());
                assertThat(page.last()).isEqualTo(numbers.size());
                assertThat(page.pending()).isEmpty();
            }
            assertThat(told).isNotEmpty();
            told.forEach((id, number) -> assertThat(papers.numberOf(id)).as(id).isEqualTo(number));
        }
    }

    /** Whatever was told once stays; a line that was cut off tells nothing. */
    private void keep(String line) {
        String[] words = line.split(" ");
        if (words.length == 3) {
            told.put(words[0], Integer.valueOf(words[1]));
        }
    }
}

package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class AwaitedTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @Test
    void a_server_that_is_not_there_is_named_while_it_is_waited_for() {
        for (ForeignServer server :
                List.of(
                        ForeignServer.kafka("127.0.0.1:1"),
                        ForeignServer.mongodb("mongodb://127.0.0.1:1"))) {
            assertThatThrownBy(() -> new Awaited(server, console).until(Duration.ZERO, () -> {}))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(server.setting())
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageNotContaining("\n");
            assertThat(said.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("waiting for " + server.name());
            said.reset();
        }
    }

    /** As behind a firewall that drops, or a process that hangs. */
    @Test
    void a_server_that_accepts_and_keeps_silent_does_not_hold_the_launcher() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            for (ForeignServer server :
                    List.of(
                            ForeignServer.kafka(address),
                            ForeignServer.mongodb("mongodb://" + address))) {
                assertThat(server.problem()).isPresent();
            }
        }
    }

    @Test
    void whoever_stops_meanwhile_is_heard() {
        ForeignServer away = new ForeignServer("DUBAN_KAFKA", "a:1", patience -> refuse());

        assertThatThrownBy(
                        () ->
                                new Awaited(away, console)
                                        .until(
                                                Duration.ofMinutes(1),
                                                () -> {
                                                    throw new StartException("stopped");
                                                }))
                .hasMessage("stopped");
    }

    private static void refuse() {
        throw new IllegalStateException("away");
    }
}

package io.duban.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes what {@link YesterdaysDataIT} reads, before a release: {@code -Dduban.record.release} names
 * a built checkout of the release that was.
 */
@EnabledIfSystemProperty(named = "duban.record.release", matches = ".+")
class RecordReleaseIT {

    @Test
    void a_campaign_is_played_and_packed() throws Exception {
        Path home = Path.of(System.getProperty("duban.record.release"));
        Path into = Files.createDirectories(Path.of("src/test/resources/release"));
        Path data = RunningSystem.freshFolder();
        try (RunningSystem system = RunningSystem.startOn(data, home)) {
            Api.Answer key =
                    system.admin().post("/api/v1/keys", Map.of("name", "复核人", "role", "official"));
            Api second = system.withKey(key.json().get("key").stringValue());
            new ReleaseCampaign(system.admin(), second, home).play();

            String said =
                    Api.JSON
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Snapshot.of(system.admin()));
            system.stop();
            DataFolder.pack(data, into.resolve("data.zip"));
            Files.writeString(into.resolve("expected.json"), said + "\n");
        }
    }
}

package io.duban.ranking.topology;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * The topology on this machine.
 *
 * @param stateDir where the state stores lie; losing it costs the time to read the change logs
 * @param threads stream threads of this instance, at least 1
 */
@ConfigurationProperties("duban.ranking")
public record RankingProperties(
        @DefaultValue("data/streams") Path stateDir, @DefaultValue("1") int threads) {

    public RankingProperties {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "duban.ranking.threads must be at least 1 but is " + threads);
        }
    }
}

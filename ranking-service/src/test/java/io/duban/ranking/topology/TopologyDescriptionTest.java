package io.duban.ranking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.event.EventCodec;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.ranking.City;

import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TopologyDescriptionTest {

    /** Run with {@code -Dduban.topology.write=true} to write the page anew. */
    @Test
    void the_page_in_the_documentation_is_the_topology_that_runs() throws IOException {
        JsonMapper mapper = JsonAutoConfiguration.strictMapper();
        Topology topology =
                RankingTopology.build(
                        DrivenTopology.TOPICS,
                        new EventCodec(mapper, "/duban/ranking-service", ""),
                        DrivenTopology.reception(mapper),
                        mapper,
                        City.RULEBOOK,
                        City.FIRST_DAY,
                        3);
        Path page = Path.of("..", "docs", "topology.txt");
        String description =
                topology.describe().toString()
                        + LiveTopology.build(DrivenTopology.TOPICS.live()).describe();
        if (Boolean.getBoolean("duban.topology.write")) {
            Files.writeString(page, description);
        }

        assertThat(description).isEqualTo(Files.readString(page));
    }
}

package io.duban.ranking.topology;

import io.duban.contracts.event.Topic;
import io.duban.kit.topic.Topics;

/**
 * The topics of the topology by their names on the broker.
 *
 * @param parts internal: the answers of the partitions to the markers, one partition
 * @param live internal and compacted: what the live board is made of, one partition
 */
public record TopologyTopics(
        String complaints, String parts, String live, String rankings, String escalations) {

    static TopologyTopics of(Topics topics) {
        return new TopologyTopics(
                topics.name(Topic.COMPLAINT),
                topics.group("duban-ranking.parts.v1"),
                topics.group("duban-ranking.live.v1"),
                topics.name(Topic.RANKING),
                topics.name(Topic.ESCALATION));
    }
}

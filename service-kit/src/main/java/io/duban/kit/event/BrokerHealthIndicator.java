package io.duban.kit.event;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.util.concurrent.TimeUnit;

/** Whether the broker answers: without it nothing can be published, so the service is not ready. */
final class BrokerHealthIndicator extends AbstractHealthIndicator {

    private static final int MILLIS = 2_000;

    private final Admin admin;

    BrokerHealthIndicator(Admin admin) {
        super("the broker does not answer");
        this.admin = admin;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        var options = new DescribeClusterOptions().timeoutMs(MILLIS);
        int nodes =
                admin.describeCluster(options)
                        .nodes()
                        .get(MILLIS + 500L, TimeUnit.MILLISECONDS)
                        .size();
        builder.up().withDetail("nodes", nodes);
    }
}

package io.duban.ranking.readmodel;

import com.mongodb.MongoException;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many rankings could not be computed; anything but 0 wants somebody to look. */
final class FailedRankingMetrics implements MeterBinder {

    private final FailedRankings failed;

    FailedRankingMetrics(FailedRankings failed) {
        this.failed = failed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duban.rankings.failed", this::count)
                .description("rankings that could not be computed and are tried again every day")
                .register(registry);
    }

    private double count() {
        try {
            return failed.count();
        } catch (MongoException e) {
            return Double.NaN;
        }
    }
}

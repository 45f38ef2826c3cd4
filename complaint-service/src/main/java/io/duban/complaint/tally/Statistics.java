package io.duban.complaint.tally;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;

import io.duban.complaint.register.Within;
import io.duban.complaint.tally.Contribution.Mark;
import io.duban.complaint.tally.Row.Level;
import io.duban.contracts.WireName;
import io.duban.kit.security.Reach;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what is counted. */
@Component
class Statistics {

    private static final int BATCH = 1_000;

    /** What is counted by. */
    enum By implements WireName {
        DAY,
        MONTH,
        CATEGORY,
        STATUS,
        COUNTY,
        STREET,
        COMPANY;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOf(By... others) {
            return List.of(others).contains(this);
        }
    }

    /** Where is counted. */
    record Area(Reach reach, Optional<String> county, Optional<String> street) {

        /** The coarsest level whose rows are divided by everything that is asked for. */
        Level level(By by) {
            if (by == By.COMPANY || reach.area() == Reach.Area.COMPANY) {
                return Level.PLACE;
            }
            if (by == By.STREET || street.isPresent() || reach.area() == Reach.Area.STREET) {
                return Level.STREET;
            }
            return by == By.COUNTY || county.isPresent() || reach.area() == Reach.Area.COUNTY
                    ? Level.COUNTY
                    : Level.CITY;
        }

        List<Bson> filters() {
            List<Bson> filters = new ArrayList<>(Within.filters(reach));
            county.ifPresent(it -> filters.add(Filters.eq("county", it)));
            street.ifPresent(it -> filters.add(Filters.eq("street", it)));
            return filters;
        }
    }

    private final MongoCollection<Document> rows;

    Statistics(MongoDatabase store) {
        this.rows = store.getCollection(Tally.ROWS);
    }

    /** The counts by key, in its order; what there is none of is not among them. */
    SortedMap<String, Marks> count(By by, Area area, Span span) {
        SortedMap<String, Marks> counts = new TreeMap<>();
        List<Bson> which = new ArrayList<>(area.filters());
        which.add(Filters.eq(Row.LEVEL, area.level(by).name()));
        which.add(Filters.in(Row.PERIOD, by == By.DAY ? span.byDay() : span.periods()));
        rows.find(Filters.and(which))
                .projection(
                        Projections.include(Row.PERIOD, "county", "street", "company", part(by)))
                .batchSize(BATCH)
                .forEach(row -> add(counts, by, row));
        counts.values().removeIf(it -> it.of(Mark.REGISTERED) == 0);
        return counts;
    }

    /** What boards count of those periods. */
    long counted(Area area, List<String> periods) {
        List<Bson> which = new ArrayList<>(area.filters());
        which.add(Filters.eq(Row.LEVEL, area.level(By.DAY).name()));
        which.add(Filters.in(Row.PERIOD, periods));
        Marks marks = new Marks();
        rows.find(Filters.and(which))
                .projection(Projections.include(Counts.ALL))
                .batchSize(BATCH)
                .forEach(row -> marks.add(row.get(Counts.ALL, new Document())));
        return marks.of(Mark.COUNTED);
    }

    private static String part(By by) {
        return by.isOf(By.CATEGORY, By.STATUS) ? by.wire() : Counts.ALL;
    }

    private static void add(Map<String, Marks> counts, By by, Document row) {
        Document stored = row.get(part(by), new Document());
        if (by.isOf(By.CATEGORY, By.STATUS)) {
            stored.forEach((key, it) -> marks(counts, Counts.name(key)).add((Document) it));
        } else {
            String period = row.getString(Row.PERIOD);
            String key =
                    switch (by) {
                        case DAY -> period;
                        case MONTH -> period.substring(0, "2022-06".length());
                        default -> row.getString(by.wire());
                    };
            marks(counts, key).add(stored);
        }
    }

    private static Marks marks(Map<String, Marks> counts, String key) {
        return counts.computeIfAbsent(key, _ -> new Marks());
    }
}
